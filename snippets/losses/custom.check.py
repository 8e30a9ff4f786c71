inputs = (torch.randn(4, 1, dtype=torch.double, requires_grad=True), torch.ones(4, 1).double())
assert torch.autograd.gradcheck(RelativeError(), inputs)
exact = nn.MSELoss()(inputs[0], inputs[1])
assert torch.allclose(RelativeError(eps=0.0)(*inputs), exact)
