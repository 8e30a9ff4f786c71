import torch
from torch import nn, optim

net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Flatten(), nn.LazyLinear(10))
net(torch.zeros(1, 3, 32, 32))  # 第一次前向定下大小 | the first pass decides
print(net[2])
optimizer = optim.SGD(net.parameters(), lr=0.1)
