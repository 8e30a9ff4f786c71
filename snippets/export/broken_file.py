import os

import torch
from torch import nn

torch.save(nn.Linear(1000, 1000).state_dict(), "weights.pth")
os.truncate("weights.pth", 2_000_000)  # 4 MB 只下载了一半 | half of the 4 MB

try:
    torch.load("weights.pth", map_location="cpu")
except RuntimeError as error:
    print(error)
