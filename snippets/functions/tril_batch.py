import torch

x = torch.ones(2, 5, 4, 4)
y = torch.tril(x)  # 只作用于最后两维 | works on the last two dimensions
print(y.shape, torch.equal(y[1, 3], torch.tril(x[1, 3])))
x.tril_()  # 原地 | in place
print(torch.equal(x, y))
try:
    torch.tril(torch.ones(4))  # 至少要有两维 | needs at least two dimensions
except RuntimeError as error:
    print(error)
