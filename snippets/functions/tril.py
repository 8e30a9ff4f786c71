import torch

a = torch.arange(1, 10).view(3, 3)
print(a)
print(torch.tril(a))
