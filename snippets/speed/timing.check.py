assert torch.allclose(torch.stack([row.sum() for row in x]), x.sum(dim=1), atol=1e-4)
