from torch.nn.functional import scaled_dot_product_attention

by_flag = scaled_dot_product_attention(q, k, v, is_causal=True)
assert torch.allclose(out, by_flag, atol=1e-5)
assert weights.triu(1).count_nonzero() == 0
