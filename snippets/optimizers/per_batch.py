import torch
from torch import optim

epochs, batches = 3, 4
optimizer = optim.SGD([torch.zeros(1)], lr=0.1)
scheduler = optim.lr_scheduler.OneCycleLR(
    optimizer, max_lr=0.1, epochs=epochs, steps_per_epoch=batches
)
for epoch in range(epochs):
    rates = []
    for _ in range(batches):
        rates.append(f"{scheduler.get_last_lr()[0]:.4f}")
        optimizer.step()
        scheduler.step()  # 每批一次 | once a batch
    print(epoch, *rates)

try:
    scheduler.step()
except ValueError as error:
    print(error)
