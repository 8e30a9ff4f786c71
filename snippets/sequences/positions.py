import torch
from torch import nn


def sinusoidal(length, width):
    rates = 10000 ** (-torch.arange(0, width, 2) / width)
    angles = torch.arange(length).unsqueeze(1) * rates
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


torch.manual_seed(0)
attention = nn.MultiheadAttention(8, num_heads=2, batch_first=True)
words = torch.randn(1, 3, 8)
moved = words[:, [2, 0, 1]]


def attend(x):
    return attention(x, x, x, need_weights=False)[0][0, :, 0].detach()


print(attend(words))
print(attend(moved))  # 值不变，位置变 | same values, moved

x = words + sinusoidal(3, 8)
print(attend(x))
print(attend(moved + sinusoidal(3, 8)))
