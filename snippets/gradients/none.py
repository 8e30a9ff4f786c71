import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2), nn.Linear(2, 1))
net[0].requires_grad_(False)  # 冻结 | frozen
loss = net[2](net[0](torch.ones(1, 2))).sum()  # net[1] 没有用到 | net[1] is not used
loss.backward()
for name, p in net.named_parameters():
    print(name, p.requires_grad, p.grad if p.grad is None else f"{p.grad.norm():.4f}")
