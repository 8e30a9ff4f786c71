import torch
from torch import nn

norm = nn.BatchNorm1d(1, affine=False)
x = torch.tensor([[2.0], [4.0], [6.0]])
print(norm(x).flatten())  # 用这一批的均值和方差 | this batch's own
print(norm.running_mean, norm.running_var)

norm.eval()
print(norm(x).flatten())  # 用滑动的 | the running ones
