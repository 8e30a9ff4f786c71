import torch

a = torch.arange(1, 10).view(3, 3)
print(torch.triu(a))
print(torch.triu(a, diagonal=1))  # 主对角线也变为 0 | zeros the diagonal, too
