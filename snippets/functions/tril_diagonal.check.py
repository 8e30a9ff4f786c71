i, j = torch.arange(4).view(4, 1), torch.arange(6)
for diagonal in range(-5, 7):
    assert torch.equal(torch.tril(b, diagonal), b * (j - i <= diagonal))
