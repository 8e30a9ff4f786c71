import torch

for name, function in {
    "log": torch.log,
    "sqrt": torch.sqrt,
    "1 / x": torch.reciprocal,
    "x ** 0.5": lambda x: x**0.5,
    "norm": lambda x: x.norm(),
    "abs": torch.abs,
    "x / x": lambda x: x / x,
}.items():
    x = torch.zeros(1, requires_grad=True)
    y = function(x)
    y.sum().backward()
    print(f"{name:9} value {y.item():5}  gradient {x.grad.item()}")
