x.grad = None
(x**2).sum().backward()
assert x.grad.tolist() == [2, 4, 6]
x.grad = None
(x**2).backward(torch.tensor([1.0, 0.0, 10.0]))
assert x.grad.tolist() == [2, 0, 60]
