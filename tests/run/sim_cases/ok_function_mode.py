import torch
from torch.overrides import TorchFunctionMode


class Names(TorchFunctionMode):
    """Shows what the program calls, and nothing that a kernel calls for it."""

    def __torch_function__(self, function, types, args=(), kwargs=None):
        print(function.__name__)
        return function(*args, **(kwargs or {}))


device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
x = torch.ones(2, 2, device=device)
with Names():
    y = torch.relu(x @ x).cumsum(0).view(4)
    y.add_(1)
print(y)
