import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2), nn.Linear(2, 1))
net[0].requires_grad_(False)  # 冻结 | frozen
output = net[2](net[0](torch.ones(1, 2)))  # net[1] 没有用到 | not used
output.sum().backward()
for name, p in net.named_parameters():
    if p.grad is None:
        print(name, "requires_grad:", p.requires_grad)
