import torch
from torch import nn


class Branch(nn.Module):
    def forward(self, x):
        if x.sum() > 0:  # 取决于数据 | depends on the data
            return x
        return -x


class Where(nn.Module):
    def forward(self, x):
        return torch.where(x.sum() > 0, x, -x)


x = torch.ones(3)
try:
    torch.export.export(Branch(), (x,), strict=False)
except RuntimeError as error:
    print(str(error).splitlines()[0])

program = torch.export.export(Where(), (x,), strict=False)
print(program.module()(-x))
