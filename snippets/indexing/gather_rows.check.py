index = several.unsqueeze(-1)
assert torch.equal(
    x.take_along_dim(index, dim=1), torch.stack([x[i][several[i]] for i in range(2)])
)
assert torch.equal(x.gather(1, index.expand(-1, -1, 2)), x.take_along_dim(index, dim=1))
