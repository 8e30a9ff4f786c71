import torch
from torch import nn, optim

net = nn.Linear(4, 2)
optimizer = optim.SGD(net.parameters(), lr=0.01)
before = net.weight.detach().clone()

net(torch.ones(3, 4)).sum().backward()
optimizer.zero_grad()  # 位置不对，梯度没了 | misplaced: the gradient is gone
optimizer.step()
print(net.weight.grad, torch.equal(net.weight, before))

net(torch.ones(3, 4)).sum().backward()
optimizer.step()
print(torch.equal(net.weight, before))
