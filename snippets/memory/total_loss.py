import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
batches = torch.randn(3, 8, 10)

total = 0
for x in batches:
    loss = model(x).square().mean()
    total += loss
print(total)  # 带着三步的计算图 | carries the graphs of three steps

total = 0.0
for x in batches:
    loss = model(x).square().mean()
    total += loss.item()
print(f"{total:.4f}")  # 一个数 | a number
