import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
x = torch.randn(8, 3, 32, 32, device=device)
x = nn.Conv2d(3, 4, 3, device=device)(x)  # 用到 cuDNN | takes cuDNN
x = nn.Linear(30, 2, device=device)(x)  # 用到 cuBLAS | takes cuBLAS
x.sum().backward()
print(x.shape, device.type)
