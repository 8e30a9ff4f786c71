import torch

x = torch.tensor([0.0, 4.0], requires_grad=True)
y = torch.where(x > 0, x.sqrt(), 0.0)
print(y.detach(), torch.autograd.grad(y.sum(), x)[0])

safe = torch.where(x > 0, x, 1.0)  # 先换掉输入 | replace the input first
y = torch.where(x > 0, safe.sqrt(), 0.0)
print(y.detach(), torch.autograd.grad(y.sum(), x)[0])
