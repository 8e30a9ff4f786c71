import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(
    nn.Linear(8, 16),
    nn.Sigmoid(),
    nn.Linear(16, 16),
    nn.Sigmoid(),
    nn.Linear(16, 1),
)
F.mse_loss(net(torch.randn(32, 8)), torch.randn(32, 1)).backward()
for name, p in net.named_parameters():
    if p.grad is not None:
        print(f"{name:9} {p.grad.norm():.4f}")
