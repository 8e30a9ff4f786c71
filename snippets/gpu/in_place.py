import torch
from torch import nn

net = nn.Linear(3, 2)
net.to("meta")
print(net.weight.device)

x = torch.ones(4, 3)
y = x.to("meta")
print(x.device, y.device)  # x 没有动 | x has not moved
