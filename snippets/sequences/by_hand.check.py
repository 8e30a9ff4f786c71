assert torch.allclose(out, attention(x, x, x)[0], atol=1e-5)
assert torch.allclose(F.scaled_dot_product_attention(q, k, v), weights @ v, atol=1e-5)
