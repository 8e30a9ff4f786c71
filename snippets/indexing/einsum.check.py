assert torch.allclose(scores, q @ k.mT) and torch.allclose(q @ k.mT, q @ k.transpose(1, 2))
assert torch.equal(torch.einsum("i,j->ij", x, y), x[:, None] * y)
m = torch.rand(3, 3)
assert torch.allclose(torch.einsum("ii->", m), m.trace())
