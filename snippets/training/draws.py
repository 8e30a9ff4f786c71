import torch
from torch import nn
from torch.utils.data import DataLoader


def order(layers, generator=None):
    torch.manual_seed(0)
    for _ in range(layers):
        nn.Linear(2, 2)  # 初始化要用随机数 | initializing draws numbers
    [batch] = DataLoader(range(8), 8, shuffle=True, generator=generator)
    return batch.tolist()


print(order(1))
print(order(2))
print(order(1, torch.Generator().manual_seed(0)))
print(order(2, torch.Generator().manual_seed(0)))
