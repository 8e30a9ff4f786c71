import torch
import torch.nn.functional as F
from torch import nn, optim

x, y = torch.randn(32, 4), torch.randn(32, 1)
net = nn.Linear(4, 1)
optimizer = optim.SGD(net.parameters(), lr=0.1)
scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.1)

for epoch in range(6):
    print(epoch, f"{scheduler.get_last_lr()[0]:g}")
    for batch in torch.randperm(len(x)).split(8):
        optimizer.zero_grad()
        F.mse_loss(net(x[batch]), y[batch]).backward()
        optimizer.step()
    scheduler.step()  # 每轮一次 | once an epoch
