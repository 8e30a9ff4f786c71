assert torch.allclose(weights.sum(dim=-1), torch.ones(2, 5))
each = attention(x, x, x, average_attn_weights=False)[1]
assert torch.allclose(each.mean(dim=1), attention(x, x, x)[1], atol=1e-6)
assert attention(x, x, x, need_weights=False)[1] is None
assert not attention.out_proj.bias.any()
other = nn.MultiheadAttention(12, 3, kdim=5, vdim=6, batch_first=True)
assert other(x, torch.randn(2, 7, 5), torch.randn(2, 7, 6))[0].shape == (2, 5, 12)
sizes = {
    sum(p.numel() for p in nn.MultiheadAttention(12, heads).parameters()) for heads in (1, 3, 6)
}
assert len(sizes) == 1
