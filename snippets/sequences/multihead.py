import torch
from torch import nn

torch.manual_seed(0)
attention = nn.MultiheadAttention(12, num_heads=3, batch_first=True)
x = torch.randn(2, 5, 12)  # (batch, step, feature)

out, weights = attention(x, x, x)
print(out.shape, weights.shape)  # 各头平均 | averaged over heads
_, weights = attention(x, x, x, average_attn_weights=False)
print(weights.shape)  # (batch, head, query, key)
print(weights.sum(dim=-1)[0, 0])

memory = torch.randn(2, 7, 12)
out, weights = attention(x, memory, memory)
print(out.shape, weights.shape)
try:
    nn.MultiheadAttention(12, num_heads=5)
except AssertionError as e:
    print(e)
