import torch
from torch import nn, optim

net = nn.Linear(4, 2)
optimizer = optim.SGD(net.parameters(), lr=0.01)
net(torch.ones(3, 4)).sum().backward()

expected = net.weight.detach() - 0.01 * net.weight.grad
optimizer.step()
print(torch.allclose(net.weight, expected))
