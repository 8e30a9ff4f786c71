one = nn.Conv2d(16, 32, 1)
x = torch.randn(2, 16, 8, 8)
linear = x.movedim(1, -1) @ one.weight.flatten(1).T + one.bias
assert torch.allclose(one(x), linear.movedim(-1, 1), atol=1e-2)

depthwise = nn.Conv2d(16, 16, 3, padding=1, groups=16, bias=False)
changed = x.clone()
changed[:, 3] = 0
differs = (depthwise(x) != depthwise(changed)).flatten(2).any(dim=2).any(dim=0)
assert differs.nonzero().flatten().tolist() == [3]
assert nn.Conv1d(16, 32, 3).weight.shape == (32, 16, 3)
