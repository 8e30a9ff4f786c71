import torch
from torch import optim

x = torch.linspace(0, 1, 20)
y = 2 * torch.exp(-3 * x)
a, b = (torch.ones(1, requires_grad=True) for _ in range(2))
optimizer = optim.LBFGS([a, b], line_search_fn="strong_wolfe")


def closure():
    optimizer.zero_grad()
    loss = ((a * torch.exp(-b * x) - y) ** 2).mean()
    loss.backward()
    return loss


for _ in range(5):
    optimizer.step(closure)
print(a.detach(), b.detach())

try:
    optimizer.step()
except TypeError as error:
    print(error)
