assert torch.allclose(torch.log1p(torch.tensor(1e-20)), torch.tensor(1e-20))
assert (1 + torch.tensor(1e-20)).log() == 0
