inputs = (torch.randn(4, 1, dtype=torch.double, requires_grad=True), torch.ones(4, 1).double())
assert torch.autograd.gradcheck(relative_error, inputs)
assert torch.allclose(relative_error(*inputs, eps=0.0), F.mse_loss(*inputs))
assert not torch.tensor(output.tolist()).requires_grad
