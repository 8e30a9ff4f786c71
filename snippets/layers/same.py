import torch
from torch import nn

x = torch.zeros(1, 3, 32, 32)
print(nn.Conv2d(3, 8, 5, padding="same")(x).shape)
print(nn.Conv2d(3, 8, 5, padding=2)(x).shape)  # k // 2

try:
    nn.Conv2d(3, 8, 3, padding="same", stride=2)
except ValueError as error:
    print(error)
print(nn.Conv2d(3, 8, 3, padding=1, stride=2)(x).shape)  # 减半 | half
