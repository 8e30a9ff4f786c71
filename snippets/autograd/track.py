import torch

x = torch.ones(2, 2, requires_grad=True)  # 默认为 False | False by default
y = x + 2
print(x)
print(y)
print(x.grad_fn, y.grad_fn.name())  # 由哪个运算得到 | which operation made it
print(torch.ones(2, 2).requires_grad)
