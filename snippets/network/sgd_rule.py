import torch
from torch import optim

w = torch.tensor([1.0, 2.0], requires_grad=True)
optimizer = optim.SGD([w], lr=0.1)
(w**2).sum().backward()
print(w.grad)
print(w.detach() - 0.1 * w.grad)
optimizer.step()
print(w)
