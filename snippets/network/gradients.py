import torch
from torch import nn

net = nn.Linear(4, 2)
print(net.bias.grad)  # backward() 之前 | before backward()

loss = nn.MSELoss()(net(torch.ones(3, 4)), torch.zeros(3, 2))
loss.backward()
print(net.bias.grad.shape)

net.zero_grad(set_to_none=False)  # 旧的默认行为 | the old default
print(net.bias.grad)

net.zero_grad()
print(net.bias.grad)
try:
    net.bias.grad.norm()
except AttributeError as error:
    print(error)
