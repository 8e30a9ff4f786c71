x = torch.zeros(2, requires_grad=True)
torch.linalg.vector_norm(x).backward()
assert (x.grad == 0).all()
x.grad = None
x.square().sum().sqrt().backward()
assert x.grad.isnan().all()
