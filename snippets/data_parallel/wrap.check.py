assert model.module is net
assert torch.allclose(model(x), net(x), atol=1e-6)
