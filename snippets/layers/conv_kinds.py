import torch
from torch import nn

for conv, x in (
    (nn.Conv2d(16, 32, 3, padding=1), torch.zeros(1, 16, 8, 8)),
    (nn.Conv2d(16, 32, 1), torch.zeros(1, 16, 8, 8)),  # 只混合通道 | 1×1
    (nn.Conv2d(16, 16, 3, padding=1, groups=16), torch.zeros(1, 16, 8, 8)),
    (nn.Conv1d(16, 32, 3, padding=1), torch.zeros(1, 16, 100)),  # (N, C, L)
):
    count = sum(p.numel() for p in conv.parameters())
    print(tuple(conv.weight.shape), tuple(conv(x).shape), count)
