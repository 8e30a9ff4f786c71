import torch
from torch import optim
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR

epochs, warmup = 20, 4
optimizer = optim.SGD([torch.zeros(1)], lr=0.1)
scheduler = SequentialLR(
    optimizer,
    [
        LinearLR(optimizer, start_factor=0.25, total_iters=warmup),
        CosineAnnealingLR(optimizer, T_max=epochs - warmup),
    ],
    milestones=[warmup],
)
for epoch in range(epochs):
    if epoch in (0, 1, 2, 3, 4, 12, 19):
        print(epoch, f"{scheduler.get_last_lr()[0]:.4f}")
    optimizer.step()
    scheduler.step()
