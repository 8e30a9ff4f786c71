import torch

x = torch.ones(3, requires_grad=True)
print(x**2)
with torch.no_grad():
    print(x**2)


@torch.no_grad()  # 也可作装饰器 | a decorator as well
def square(x):
    return x**2


print(square(x))
