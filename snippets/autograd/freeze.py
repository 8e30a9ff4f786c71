import torch
from torch import nn

net = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 1))
net[0].requires_grad_(False)  # 冻结第一层 | freeze the first layer
net(torch.ones(2, 3)).sum().backward()
print(net[0].weight.grad)
print(net[1].weight.grad.shape)
