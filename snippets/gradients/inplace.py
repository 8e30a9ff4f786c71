import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x.exp()
y += 1  # exp 的反向传播要用 y 原来的值 | exp needs the former y
try:
    y.sum().backward()
except RuntimeError as error:
    print(str(error).split(":")[0])

y = x.exp()
y = y + 1  # 新的张量 | a new tensor
y.sum().backward()
print(x.grad)
