import torch
from torch import nn, optim

torch.manual_seed(0)
net = nn.Linear(4, 1)
criterion = nn.MSELoss()
optimizer = optim.SGD(net.parameters(), lr=0.1)
x, target = torch.randn(64, 4), torch.randn(64, 1)

steps = 4  # 4 个小批次更新一次 | one update for 4 small batches
batches = zip(x.split(8), target.split(8), strict=True)
for n, (inputs, targets) in enumerate(batches, start=1):
    loss = criterion(net(inputs), targets) / steps
    loss.backward()
    if n % steps == 0:
        print(net.weight.grad)
        optimizer.step()
        optimizer.zero_grad()

torch.manual_seed(0)
net = nn.Linear(4, 1)
criterion(net(x[:32]), target[:32]).backward()  # 一个大批次 | one large batch
print(net.weight.grad)
