import matplotlib.pyplot as plt
import torch
from torch import optim
from torch.optim import lr_scheduler as lrs

makers = {
    "StepLR": lambda o: lrs.StepLR(o, step_size=10, gamma=0.5),
    "MultiStepLR": lambda o: lrs.MultiStepLR(o, [15, 22], gamma=0.1),
    "ExponentialLR": lambda o: lrs.ExponentialLR(o, gamma=0.9),
    "CosineAnnealingLR": lambda o: lrs.CosineAnnealingLR(o, T_max=30),
    "CosineAnnealingWarmRestarts": lambda o: lrs.CosineAnnealingWarmRestarts(o, T_0=10),
    "OneCycleLR": lambda o: lrs.OneCycleLR(o, max_lr=0.1, total_steps=30),
}
figure, axes = plt.subplots(2, 3, sharex=True, sharey=True)
figure.set_size_inches(9, 4)
figure.set_layout_engine("constrained")
for axis, (name, make) in zip(axes.flat, makers.items(), strict=True):
    optimizer = optim.SGD([torch.zeros(1)], lr=0.1)  # 不训练 | no training
    scheduler = make(optimizer)
    rates = []
    for _ in range(30):
        rates.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    print(f"{name:27}", *[f"{rates[n]:.4f}" for n in (0, 9, 19, 29)])
    axis.plot(rates, marker=".")
    axis.set_title(name, fontsize="medium")
figure.savefig("schedules.png")
