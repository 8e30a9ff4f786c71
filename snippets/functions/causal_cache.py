import torch
from torch.nn.functional import scaled_dot_product_attention

torch.manual_seed(0)
q = torch.randn(1, 2, 8)  # 最新的 2 个位置 | the 2 newest positions
k, v = torch.randn(2, 1, 6, 8)  # 全部 6 个位置 | all 6 positions

mask = torch.ones(2, 6, dtype=torch.bool).tril(diagonal=6 - 2)
print(mask)
out = scaled_dot_product_attention(q, k, v, attn_mask=mask)
