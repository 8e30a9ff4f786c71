y = torch.tensor([[3, -1, 4], [-1, 5, -9]])
assert torch.equal(y.masked_fill(y < 0, 0), x) and torch.equal(y.clamp(min=0), x)
assert torch.equal(torch.where(y < 0)[1], (y < 0).nonzero()[:, 1])
assert mask.sum() == 3
rows = y[(y > 0).any(dim=1)]
assert rows.shape == (2, 3)
