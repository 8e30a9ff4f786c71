import torch

b = torch.arange(1, 25).view(4, 6)  # 不必是方阵 | need not be square
print(torch.tril(b))  # 默认 diagonal=0 | diagonal=0, the default
print(torch.tril(b, diagonal=1))  # 多保留一条 | keeps one more
print(torch.tril(b, diagonal=-1))  # 少保留一条 | keeps one less
