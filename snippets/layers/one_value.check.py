norm.train()
assert nn.BatchNorm2d(3)(torch.randn(1, 3, 8, 8)).shape == (1, 3, 8, 8)
try:
    nn.BatchNorm2d(3)(torch.randn(1, 3, 1, 1))
except ValueError as told:
    assert "Expected more than 1 value per channel" in str(told)
else:
    raise AssertionError("no error")
assert nn.LayerNorm(512)(torch.zeros(1, 512)).shape == (1, 512)
assert nn.GroupNorm(4, 512)(torch.zeros(1, 512)).shape == (1, 512)
