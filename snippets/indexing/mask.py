import torch

x = torch.tensor([[3, -1, 4], [-1, 5, -9]])
mask = x < 0
print(x[mask])  # 一维 | one-dimensional
print(torch.where(mask, 0, x))
print(torch.isin(x, torch.tensor([3, 4, 5])))
print(mask.nonzero())  # 每行一个位置 | a position per row

x[mask] = 0  # 原地 | in place
print(x)
