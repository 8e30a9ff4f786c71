import torch

x = torch.arange(12).reshape(3, 4)
print(x)
print(x[1])  # 一行 | a row
print(x[:, 1])  # 一列 | a column
print(x[-1, 2:])
print(x[..., -1])  # 最后一维的最后一个 | the last along the last dimension
print(x[[2, 0]])  # 按给出的顺序取行 | rows in the order given
print(x[:, ::2])  # 每隔一列 | every other column
print(x[[0, 2], [1, 3]])  # (0, 1) 和 (2, 3) | (0, 1) and (2, 3)
