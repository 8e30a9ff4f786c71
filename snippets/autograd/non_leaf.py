import torch

x = torch.ones(2, requires_grad=True)
y = x * 2
(y**2).sum().backward()
print(x.grad, y.grad)  # y 不是叶子 | y is not a leaf

y = x * 2
y.retain_grad()  # 在 backward() 之前 | before backward()
(y**2).sum().backward()
print(y.grad)
