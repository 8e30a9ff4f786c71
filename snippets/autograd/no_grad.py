import torch

x = torch.randn(5, 3, requires_grad=True)
print((x**2).requires_grad)
with torch.no_grad():
    print((x**2).requires_grad)


@torch.no_grad()  # 也可作装饰器 | a decorator as well
def square(x):
    return x**2


print(square(x).requires_grad, (x**2).requires_grad)
