import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(3, 8, 3),
    nn.ReLU(),
    nn.AdaptiveAvgPool2d(1),  # 每个通道取平均 | the mean of each channel
    nn.Flatten(),
    nn.Linear(8, 10),
)
for size in (32, 224):
    print(net(torch.zeros(1, 3, size, size)).shape)
