import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(1, 4, 8)
attention = nn.MultiheadAttention(8, num_heads=2, batch_first=True)
allowed = torch.ones(4, 4, dtype=torch.bool).tril()

_, weights = attention(x, x, x, attn_mask=~allowed)  # True：遮住 | True: hidden
print(weights.triu(1).count_nonzero().item())
_, weights = attention(x, x, x, attn_mask=allowed)  # 反了 | the wrong way round
past = weights[0, :-1].tril()  # 自己和过去 | itself and the past
print(past.count_nonzero().item())
print(bool(weights[0, -1].isnan().all()))  # 末位全被遮住 | the last sees nothing
