assert (x**2).requires_grad and not square(x).requires_grad
with torch.no_grad():
    assert not (x**2).requires_grad
