assert conv(image.unsqueeze(0)).shape == (1, 32, 222, 222)
grays = torch.zeros(16, 28, 28)
assert nn.Conv2d(1, 8, 3)(grays.unsqueeze(1)).shape == (16, 8, 26, 26)
try:
    nn.Conv2d(1, 8, 3)(grays)
except RuntimeError as told:
    assert "expected input[1, 16, 28, 28] to have 1 channels, but got 16" in str(told), told
else:
    raise AssertionError("no error")
