import torch

torch.manual_seed(0)
x = torch.randn(1)
print(x)
print(x.item())  # Python 的 float | a Python float

x = torch.tensor([1.5, 2.5])  # 多于一个元素 | more than one element
try:
    x.item()
except RuntimeError as error:
    print(error)
print(x.tolist())
