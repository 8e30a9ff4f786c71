x = torch.randn(2, 8, 5, 7)
assert torch.allclose(nn.AdaptiveAvgPool2d(1)(x).flatten(1), x.mean(dim=(2, 3)), atol=1e-5)
assert nn.AdaptiveAvgPool2d((2, 3))(x).shape == (2, 8, 2, 3)
