import torch
from torch import optim
from torch.optim.lr_scheduler import ReduceLROnPlateau

optimizer = optim.SGD([torch.zeros(1)], lr=0.1)
scheduler = ReduceLROnPlateau(optimizer, factor=0.1, patience=2)

losses = [0.9, 0.5, 0.51, 0.52, 0.5, 0.4]  # 验证损失 | validation
for epoch, loss in enumerate(losses):
    optimizer.step()
    scheduler.step(loss)
    print(epoch, loss, f"{scheduler.get_last_lr()[0]:g}")

try:
    scheduler.step()
except TypeError as error:
    print(error)
