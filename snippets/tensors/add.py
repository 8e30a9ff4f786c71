import torch

x = torch.ones(2, 3)
y = torch.full((2, 3), 2.0)
print(torch.add(x, y))  # 等价于 x + y | the same as x + y
result = torch.empty(2, 3)
torch.add(x, y, out=result)  # 写入 result | writes into result
print(result)
y.add_(x)  # 原地：y 变了 | in place: y has changed
print(y)
