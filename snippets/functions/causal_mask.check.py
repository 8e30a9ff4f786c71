assert torch.allclose(out, same, atol=1e-5)
