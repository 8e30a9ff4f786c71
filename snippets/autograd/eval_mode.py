import torch
from torch import nn

net = nn.Linear(3, 1)
net.eval()
x = torch.ones(2, 3)
print(net.training, net(x).requires_grad)  # 仍在跟踪 | still tracked
with torch.no_grad():
    print(net(x).requires_grad)
