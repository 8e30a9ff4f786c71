import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = x**2
try:
    y.backward()  # y 有三个元素 | y has three elements
except RuntimeError as error:
    print(error)

y.backward(torch.ones_like(y))  # 同 y.sum().backward() | as y.sum().backward()
print(x.grad)
