import torch
from torch import nn

net = nn.Sequential(nn.BatchNorm1d(2), nn.Linear(2, 1))
net[0].requires_grad_(False)
x = torch.tensor([[1.0, 10.0], [3.0, 30.0]])

net.train()
net(x)
print(net[0].running_mean)  # 开始时为 0 | 0 at the start

net.train()
net[0].eval()  # 每次 train() 之后 | after each train()
net(x)
print(net[0].running_mean)
