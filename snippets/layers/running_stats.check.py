assert x.var().item() == 4
assert abs(norm.running_mean.item() - (0.9 * 0 + 0.1 * 4)) < 1e-5
assert abs(norm.running_var.item() - (0.9 * 1 + 0.1 * 4)) < 1e-5
before = norm.running_mean.clone()
norm(x)
assert torch.equal(before, norm.running_mean)
norm.train()
with torch.no_grad():
    norm(x)
assert not torch.equal(before, norm.running_mean)
conv, after = nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)
images = torch.randn(4, 1, 8, 8)
one = after(conv(images))
with torch.no_grad():
    conv.bias += 5
assert torch.allclose(one, after(conv(images)), atol=1e-2)
