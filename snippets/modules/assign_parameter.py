import torch
from torch import nn

net = nn.Linear(3, 1)
try:
    net.weight = torch.ones(1, 3)
except TypeError as error:
    print(error)

with torch.no_grad():
    net.weight.copy_(torch.ones(1, 3))  # 同一个参数，换了值 | same one, new values
net.bias = nn.Parameter(torch.zeros(1))  # 换成新的参数 | a new one
print(net(torch.ones(3)).detach())
