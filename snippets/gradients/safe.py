import torch

x = torch.tensor([0.0, 1e-3, 4.0], requires_grad=True)
for name, y in {
    "log": x.clamp(min=1e-6).log(),
    "sqrt": (x + 1e-6).sqrt(),
    "divide": 1 / (x + 1e-6),
}.items():
    (gradient,) = torch.autograd.grad(y.sum(), x)
    print(name, gradient)
