assert torch.equal(x, torch.tril(torch.ones(2, 3, 3)))
y = torch.rand(2, 5, 4, 4)
assert torch.equal(torch.tril(y)[1, 3], torch.tril(y[1, 3]))
