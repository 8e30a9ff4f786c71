import torch
from torch import nn, optim

net = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 1))
net[0].requires_grad_(False)  # 冻结第一层 | freeze the first layer
trainable = [p for p in net.parameters() if p.requires_grad]
optimizer = optim.SGD(trainable, lr=0.1)

net(torch.ones(2, 3)).sum().backward()
print(net[0].bias.grad, net[1].bias.grad)
for name, p in net.named_parameters():
    print(name, p.requires_grad)
