import torch
from torch import optim

for optimizer_class in (optim.Adam, optim.AdamW):
    weights = torch.tensor([10.0, 1.0], requires_grad=True)
    optimizer = optimizer_class([weights], lr=0.1, weight_decay=0.1)
    weights.grad = torch.zeros(2)  # 只有衰减 | decay alone
    optimizer.step()
    print(optimizer_class.__name__, weights.detach())
