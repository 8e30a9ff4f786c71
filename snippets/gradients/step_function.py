import torch

x = torch.tensor([0.3, 1.7], requires_grad=True)
print(torch.autograd.grad(x.round().sum(), x)[0])

y = x + (x.round() - x).detach()  # 直通估计 | straight-through
print(y.detach(), torch.autograd.grad(y.sum(), x)[0])
