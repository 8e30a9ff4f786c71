import torch

x = torch.tensor([0.3, 1.7], requires_grad=True)
print(torch.autograd.grad(x.round().sum(), x)[0])

straight_through = x + (x.round() - x).detach()
print(straight_through.detach(), torch.autograd.grad(straight_through.sum(), x)[0])
