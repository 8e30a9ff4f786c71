import torch
from torch.nn.functional import scaled_dot_product_attention

torch.manual_seed(0)
q, k, v = torch.randn(3, 2, 4, 8)  # (N, L, E)
out = scaled_dot_product_attention(q, k, v, is_causal=True)
print(out.shape)

mask = torch.ones(4, 4, dtype=torch.bool).tril()  # True：可见 | True: visible
print(mask)
same = scaled_dot_product_attention(q, k, v, attn_mask=mask)
