import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
attention = nn.MultiheadAttention(12, num_heads=3, batch_first=True)
x = torch.randn(2, 5, 12)


def heads(t):  # (2, 5, 12) -> (2, 3, 5, 4)
    return t.unflatten(-1, (3, 4)).transpose(1, 2)


qkv = F.linear(x, attention.in_proj_weight, attention.in_proj_bias)
q, k, v = (heads(t) for t in qkv.chunk(3, dim=-1))
weights = (q @ k.mT / 4**0.5).softmax(dim=-1)
print(weights.shape)  # (batch, head, query, key)

joined = (weights @ v).transpose(1, 2).flatten(2)
out = attention.out_proj(joined)
print(out[0, 0, :4].detach())
print(attention(x, x, x)[0][0, 0, :4].detach())
