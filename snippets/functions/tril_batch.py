import torch

x = torch.ones(2, 3, 3)
print(torch.tril(x))

x.tril_()  # 原地 | in place
try:
    torch.tril(torch.ones(4))  # 至少要有两维 | at least two dimensions
except RuntimeError as error:
    print(error)
