import torch
from torch import nn

x = torch.zeros(1, 16, 8, 8)  # (N, C, H, W)
for conv in (
    nn.Conv2d(16, 32, 3, padding=1),
    nn.Conv2d(16, 32, 1),  # 只混合通道 | mixes channels only
    nn.Conv2d(16, 32, 3, padding=1, groups=16),  # 逐通道 | depthwise
):
    count = sum(p.numel() for p in conv.parameters())
    print(tuple(conv.weight.shape), tuple(conv(x).shape), count)

words = torch.zeros(4, 100, 16)  # (N, L, C)
print(nn.Conv1d(16, 32, 3)(words.transpose(1, 2)).shape)  # (N, C, L)
