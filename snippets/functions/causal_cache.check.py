from torch.nn.attention.bias import causal_lower_right

upper_left = torch.ones(2, 6, dtype=torch.bool).tril()
by_flag = scaled_dot_product_attention(q, k, v, is_causal=True)
by_mask = scaled_dot_product_attention(q, k, v, attn_mask=upper_left)
assert torch.allclose(by_flag, by_mask, atol=1e-5)
assert not torch.allclose(by_flag, out, atol=1e-2)

every = torch.cat([torch.randn(1, 4, 8), q], 1)
whole = scaled_dot_product_attention(every, k, v, is_causal=True)
assert torch.allclose(whole[:, -2:], out, atol=1e-5)

bias = causal_lower_right(2, 6)
ready = scaled_dot_product_attention(q, k, v, attn_mask=bias)
assert torch.allclose(ready, out, atol=1e-5)
