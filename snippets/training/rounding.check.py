torch.manual_seed(0)
many = torch.randn(100_000)
assert abs(many.sum() - many.sort().values.cumsum(0)[-1]) > 0
