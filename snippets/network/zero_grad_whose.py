import torch
from torch import nn, optim

torch.manual_seed(0)
backbone, head = nn.Linear(4, 3), nn.Linear(3, 2)
net = nn.Sequential(backbone, head)
optimizer = optim.SGD(head.parameters(), lr=0.1)  # 只训练 head | head alone
net(torch.ones(1, 4)).sum().backward()

optimizer.zero_grad()  # 只清空交给它的参数 | clears what it holds
print(head.bias.grad, backbone.bias.grad)
net.zero_grad()  # 清空网络的全部参数 | clears the whole network
print(backbone.bias.grad)
