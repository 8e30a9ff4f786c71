import torch
from torch import nn

x = torch.zeros(1, 8, 16, 16)
print(nn.ConvTranspose2d(8, 4, kernel_size=2, stride=2)(x).shape)
print(nn.Upsample(scale_factor=2, mode="bilinear")(x).shape)

skip = torch.zeros(1, 8, 33, 33)
x = nn.functional.interpolate(x, size=skip.shape[2:])  # 对齐大小 | match
print(torch.cat([x, skip], dim=1).shape)
