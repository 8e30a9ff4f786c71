import torch

a = torch.arange(1, 10).view(3, 3)
print(a)
print(torch.tril(a))  # 对角线之上变为 0 | zeros above the diagonal
print(torch.equal(a.tril(), torch.tril(a)), a[0, 2].item())  # a 不变 | a is unchanged
