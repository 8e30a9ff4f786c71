import torch

a = torch.arange(1, 10).view(3, 3)
print(torch.triu(a))  # 对角线之下变为 0 | zeros below the diagonal
print(torch.triu(a, diagonal=1))  # 主对角线也变为 0 | and on the diagonal
print(torch.equal(torch.tril(a) + torch.triu(a, diagonal=1), a))
print(torch.equal(torch.triu(a), torch.tril(a.T).T))
