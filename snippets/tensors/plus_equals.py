import torch

x = torch.zeros(3)
y = x  # 同一个张量 | the same tensor
y += 1  # 原地：x 也变了 | in place: x has changed too
print(x)

y = y + 1  # 新张量：x 不变 | a new tensor: x stays
print(x, y)
