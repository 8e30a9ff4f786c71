import torch
from torch import nn

x = torch.zeros(1, 3, 32, 32)  # (N, C, H, W)
print(nn.Conv2d(3, 8, kernel_size=3)(x).shape)
print(nn.Conv2d(3, 8, kernel_size=3, padding=1)(x).shape)
print(nn.Conv2d(3, 8, kernel_size=3, padding=1, stride=2)(x).shape)
print(nn.Conv2d(3, 8, kernel_size=3, dilation=2)(x).shape)
print(nn.MaxPool2d(2)(x).shape)  # 步幅默认等于窗口 | stride = window
