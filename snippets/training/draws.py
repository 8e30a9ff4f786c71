import torch
from torch import nn
from torch.utils.data import DataLoader


def order(layers, generator=None):
    torch.manual_seed(0)
    for _ in range(layers):
        nn.Linear(2, 2)  # 初始化要用随机数 | initializing draws numbers
    [batch] = DataLoader(range(8), 8, shuffle=True, generator=generator)
    return batch.tolist()


print(order(1), order(2))
generator = torch.Generator(torch.get_default_device())
print(order(1, generator.manual_seed(0)), order(2, generator.manual_seed(0)))
