import torch
import torch.nn.functional as F
from torch import nn, optim

torch.manual_seed(0)
x = torch.randn(64, 4)
y = x.sum(1, keepdim=True)

for lr in (0.1, 2.0):
    net = nn.Linear(4, 1)
    optimizer = optim.SGD(net.parameters(), lr=lr)
    losses = []
    for step in range(200):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    first = next((n for n, loss in enumerate(losses) if loss == float("inf")), None)
    print(f"lr {lr}: last loss {losses[-1]:.4f}, first inf at step {first}")
