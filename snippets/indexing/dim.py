import torch

x = torch.arange(6.0).reshape(2, 3)
print(x)
print(x.sum(dim=0))  # (2, 3) 去掉第 0 维，剩 (3,) | drops dimension 0 of (2, 3)
print(x.sum(dim=1))  # 去掉第 1 维，剩 (2,) | drops dimension 1
print(x.sum(dim=1, keepdim=True).shape)
print(x / x.sum(dim=1, keepdim=True))  # 每行的和为 1 | each row sums to 1
