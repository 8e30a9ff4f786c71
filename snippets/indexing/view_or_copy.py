import torch

x = torch.zeros(2, 3)
x[0][1] = 1  # x[0] 是视图 | x[0] is a view
x[[0, 1]][:, 2] = 5  # 改的是副本，x 不变 | changes a copy, not x
print(x)

x[[0, 1], 2] = 5  # 一次索引赋值，改 x | one index: changes x
print(x)

first = x[0].clone()  # 不再共享 | no longer shared
x[0] = 9
print(first)
