import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(1, 3, 8)
attention = nn.MultiheadAttention(8, num_heads=2, batch_first=True)
visible = torch.ones(3, 3, dtype=torch.bool).tril()

_, weights = attention(x, x, x, attn_mask=~visible)  # True：遮住 | True: hidden
print(weights)
_, weights = attention(x, x, x, attn_mask=visible)  # 反了 | the wrong way round
print(weights)
