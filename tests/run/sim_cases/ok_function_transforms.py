import warnings

import torch

warnings.simplefilter("ignore", FutureWarning)  # forward mode calls torch.jit.script, deprecated
device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
x = torch.arange(3.0, device=device)


def cube(x):
    return (x**3).sum()


print(torch.func.grad(cube)(x), torch.func.vmap(torch.func.grad(cube))(x.expand(2, 3)))
print(torch.func.jacrev(torch.sin)(x), torch.func.jvp(torch.sin, (x,), (torch.ones_like(x),)))
print(torch.func.jacfwd(torch.func.jacrev(cube))(x))
print(torch.autograd.functional.hessian(cube, x))
