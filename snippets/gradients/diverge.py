import torch
import torch.nn.functional as F
from torch import nn, optim

torch.manual_seed(0)
x = torch.randn(64, 4)
y = x.sum(1, keepdim=True)

for lr in (0.1, 2.0):
    net = nn.Linear(4, 1)
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for step in range(81):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        if step in (0, 10, 20, 40, 80):
            print(f"lr {lr} step {step} loss {loss.item():.0e}")
        loss.backward()
        optimizer.step()
