import torch
from torch.nn.functional import scaled_dot_product_attention

torch.manual_seed(0)
q, k, v = torch.randn(3, 2, 4, 8)  # 批 2，长度 4，特征 8 | batch 2, length 4, 8 features
allowed = torch.ones(4, 4, dtype=torch.bool).tril()  # True：可见 | True: visible
print(allowed.int())

scores = q @ k.transpose(-2, -1) / 8**0.5
weights = scores.masked_fill(~allowed, float("-inf")).softmax(-1)
by_hand = weights @ v
print(weights.triu(1).count_nonzero().item())  # 未来的权重为 0 | no weight on the future

by_mask = scaled_dot_product_attention(q, k, v, attn_mask=allowed)
by_flag = scaled_dot_product_attention(q, k, v, is_causal=True)
print(torch.allclose(by_hand, by_mask, atol=1e-5))
print(torch.allclose(by_hand, by_flag, atol=1e-5))
