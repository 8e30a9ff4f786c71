def by_hand(x, dims):
    mean, var = x.mean(dims, keepdim=True), x.var(dims, keepdim=True, correction=0)
    return (x - mean) / (var + 1e-5).sqrt()


assert torch.allclose(nn.BatchNorm2d(6)(x), by_hand(x, (0, 2, 3)), atol=1e-4)
assert torch.allclose(nn.LayerNorm([6, 8, 8])(x), by_hand(x, (1, 2, 3)), atol=1e-4)
assert torch.allclose(nn.InstanceNorm2d(6)(x), by_hand(x, (2, 3)), atol=1e-4)
grouped = by_hand(x.reshape(4, 3, 2, 8, 8), (2, 3, 4)).reshape(x.shape)
assert torch.allclose(nn.GroupNorm(3, 6)(x), grouped, atol=1e-4)
assert torch.allclose(nn.GroupNorm(6, 6)(x), nn.InstanceNorm2d(6)(x), atol=1e-4)
assert torch.allclose(nn.GroupNorm(1, 6)(x), nn.LayerNorm([6, 8, 8])(x), atol=1e-4)

words = torch.randn(2, 5, 16)
assert torch.allclose(nn.LayerNorm(16)(words), by_hand(words, (2,)), atol=1e-4)
assert torch.allclose(nn.LayerNorm(16)(words)[:, :1], nn.LayerNorm(16)(words[:, :1]), atol=1e-4)
rms = words / (words.square().mean(-1, keepdim=True) + torch.finfo(words.dtype).eps).sqrt()
assert torch.allclose(nn.RMSNorm(16)(words), rms, atol=1e-4)

batch, layer = nn.BatchNorm2d(6), nn.LayerNorm([6, 8, 8])
assert batch.weight.shape == (6,) and layer.weight.shape == (6, 8, 8)
assert torch.allclose(layer(x)[:1], layer(x[:1]), atol=1e-4)
assert not torch.allclose(batch(x)[:1], batch(x[:1]), atol=1e-2)
assert list(dict(layer.named_buffers())) == [] and "running_mean" in dict(batch.named_buffers())
