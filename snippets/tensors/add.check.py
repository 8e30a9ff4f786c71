assert torch.equal(torch.ones(2, 3) + 2, result)
assert torch.equal(y, result) and torch.equal(x, torch.ones(2, 3))
