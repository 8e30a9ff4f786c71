import torch

b = torch.arange(1, 25).view(4, 6)  # 不必是方阵 | need not be square
print(torch.tril(b))  # 默认 diagonal=0 | diagonal=0, the default
print(torch.tril(b, diagonal=1))  # 上方多留一条 | keeps one more diagonal above
print(torch.tril(b, diagonal=-1))  # 主对角线也变为 0 | zeros the main diagonal too

row = torch.arange(4).view(4, 1)
column = torch.arange(6)
for diagonal in (-1, 0, 1):  # 保留的条件 | the rule for what stays
    kept = column - row <= diagonal
    print(torch.equal(torch.tril(b, diagonal), b * kept))
