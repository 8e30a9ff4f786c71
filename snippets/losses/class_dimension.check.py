assert torch.allclose(criterion(pixels, labels), torch.tensor(10.0).log())
