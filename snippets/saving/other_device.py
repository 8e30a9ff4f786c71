from unittest.mock import patch

import torch

# 演示：把文件标成存自 GPU | for show: mark the file as saved on a GPU
torch.serialization.register_package(
    0,
    lambda storage: "cuda:0",
    lambda storage, location: None,
)
torch.save(torch.ones(2), "from_gpu.pt")

# 演示：当作本机没有 GPU | for show: as if this machine had none
with patch("torch.cuda.is_available", return_value=False):
    try:
        torch.load("from_gpu.pt")
    except RuntimeError as error:
        print(str(error).split(". ")[0])
    print(torch.load("from_gpu.pt", map_location="cpu"))
