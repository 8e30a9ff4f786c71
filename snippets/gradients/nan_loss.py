import torch
import torch.nn.functional as F
from torch import nn, optim

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
optimizer = optim.SGD(net.parameters(), lr=0.1)
x, y = torch.randn(64, 4), torch.randn(64, 1)
x[37, 2] = float("nan")  # 坏掉的一行数据 | one broken row of data

for step, batch in enumerate(torch.arange(64).split(16)):
    loss = F.mse_loss(net(x[batch]), y[batch])
    if not loss.isfinite():
        rows = batch[~x[batch].isfinite().all(1)]
        print(step, "loss", loss.item(), "bad rows", rows.tolist())
        break
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(step, f"{loss.item():.4f}")
