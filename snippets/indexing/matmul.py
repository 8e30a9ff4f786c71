import torch

a = torch.tensor([[1, 2], [3, 4]])
b = torch.tensor([[10, 0], [0, 10]])
print(a * b)  # 逐元素 | elementwise
print(a @ b)  # 矩阵乘法 | matrix product

x = torch.ones(8, 3, 4)
print((x @ torch.ones(8, 4, 5)).shape)  # 逐个样本 | for each sample
print((x @ torch.ones(4, 5)).shape)  # 同一个矩阵 | the same matrix
try:
    x @ torch.ones(3, 5)
except RuntimeError as e:
    print(e)
