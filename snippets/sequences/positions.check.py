assert torch.allclose(attend(words)[[2, 0, 1]], attend(moved), atol=1e-5)
apart = attend(x)[[2, 0, 1]] - attend(moved + sinusoidal(3, 8))
assert apart.abs().min() > 0.001
assert sinusoidal(4, 6).shape == (4, 6)
assert torch.allclose(sinusoidal(4, 6)[3, 1], torch.tensor(3.0).cos())
