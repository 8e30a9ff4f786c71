y = torch.ones(2, 3, 4, 5)
assert y.mean(dim=(2, 3)).shape == (2, 3) and y.sum(dim=-1).shape == (2, 3, 4)
assert torch.allclose((x / x.sum(dim=1, keepdim=True)).sum(dim=1), torch.ones(2))
