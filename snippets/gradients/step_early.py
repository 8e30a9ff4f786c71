import torch
from torch import nn, optim

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 4), nn.Linear(4, 1))
optimizer = optim.SGD(net.parameters(), lr=0.1)
x = torch.randn(8, 2)

first, second = net(x).square().mean(), net(2 * x).square().mean()
optimizer.zero_grad()
first.backward()
optimizer.step()  # 原地改了参数 | changes the parameters in place
try:
    second.backward()
except RuntimeError as error:
    print(str(error).split(":")[0])

first, second = net(x).square().mean(), net(2 * x).square().mean()
optimizer.zero_grad()
(first + second).backward()
optimizer.step()
