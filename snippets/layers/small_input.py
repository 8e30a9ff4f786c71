import torch
from torch import nn

net = nn.Sequential(nn.MaxPool2d(4), nn.Conv2d(3, 8, 3))
try:
    net(torch.zeros(1, 3, 8, 8))
except RuntimeError as error:
    print(error)
try:
    nn.MaxPool2d(2)(torch.zeros(1, 3, 1, 1))
except RuntimeError as error:
    print(error)
