assert torch.equal(x.grad, 2 * x.detach())
