assert not torch.ones(2, 2).requires_grad
assert x.grad_fn is None and y.grad_fn.name() == "AddBackward0"
assert y.grad_fn.next_functions[0][0].variable is x
assert not (x > 0).requires_grad and not x.argmax().requires_grad
