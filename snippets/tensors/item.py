import torch

x = torch.tensor([3.5])
print(x)
print(x.item())  # Python 的 float | a Python float
try:
    torch.zeros(2).item()  # 多于一个元素 | more than one element
except RuntimeError as error:
    print(error)
print(torch.zeros(2).tolist())
