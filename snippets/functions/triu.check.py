assert torch.equal(torch.tril(a) + torch.triu(a, diagonal=1), a)
assert torch.equal(torch.triu(a), torch.tril(a.T).T)
