import math

import torch
from torch import optim

epochs, warmup = 20, 4


def factor(epoch):  # 乘在 lr 上 | what lr is multiplied by
    if epoch < warmup:
        return (epoch + 1) / warmup
    done = (epoch - warmup) / (epochs - warmup)
    return (1 + math.cos(math.pi * done)) / 2


optimizer = optim.SGD([torch.zeros(1)], lr=0.1)
scheduler = optim.lr_scheduler.LambdaLR(optimizer, factor)
for epoch in range(epochs):
    if epoch in (0, 1, 2, 3, 4, 12, 19):
        print(epoch, f"{scheduler.get_last_lr()[0]:.4f}")
    optimizer.step()
    scheduler.step()
