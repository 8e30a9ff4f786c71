import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"  # 第一次用 GPU 之前 | before a GPU is used

import torch

torch.use_deterministic_algorithms(True)
torch.backends.cudnn.benchmark = False

try:
    index = torch.tensor([0, 0])
    torch.zeros(3).put_(index, torch.tensor([1.0, 2.0]))
except RuntimeError as error:
    print(error)
