import torch
from torch import nn

net = nn.Linear(4, 2)
net(torch.ones(3, 4)).sum().backward()
print(net.bias.grad)

net.zero_grad(set_to_none=False)  # 旧的默认行为 | the old default
print(net.bias.grad)

net.zero_grad()
try:
    net.bias.grad.zero_()  # 旧代码里的写法 | as in old code
except AttributeError as error:
    print(error)
