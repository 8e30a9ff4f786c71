import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
x = torch.ones(2, 2, device=device, requires_grad=True)
loss = (3 * (x + 2) ** 2).mean()
loss.backward()
print(loss, x.grad)
assert x.grad.device == x.device

w = torch.tensor([2.0], device=device, requires_grad=True)
(first,) = torch.autograd.grad(w**3, w, create_graph=True)
(second,) = torch.autograd.grad(first, w)
print(first, second)

z = torch.zeros(2, device=device, requires_grad=True)
z.exp().backward(torch.tensor([0.1, 1.0], device=device))
print(z.grad)

with torch.no_grad():
    x -= 0.1 * x.grad
    assert not (x * 2).requires_grad
print(x.detach(), x.detach().requires_grad)
x.grad = None

double = torch.randn(3, dtype=torch.double, device=device, requires_grad=True)
print(torch.autograd.gradcheck(torch.tanh, double))
