from torch.nn.functional import scaled_dot_product_attention

out = scaled_dot_product_attention(x, x, x, attn_mask=~visible)
assert out[0, -1].count_nonzero() == 0 and not out.isnan().any()
out, _ = attention(x, x, x, attn_mask=visible, need_weights=False)
assert not out.isnan().any()
