import torch

x = torch.tensor([[3, -1, 4], [-1, 5, -9]])
mask = x < 0
print(x[mask])  # 一维 | one-dimensional
print(x[x[:, 0] > 0])  # 按第一列选行 | rows, by their first column
print(torch.where(mask, 0, x))
print(mask.nonzero())  # 每行一个位置 | a position per row

x[mask] = 0  # 原地 | in place
print(x)
