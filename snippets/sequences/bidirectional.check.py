assert torch.allclose(output[0, -1, :2], h[-2, 0]) and torch.allclose(output[0, 0, 2:], h[-1, 0])
assert not torch.allclose(output[0, -1, 2:], h[-1, 0], atol=1e-3)
