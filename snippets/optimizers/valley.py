import matplotlib.pyplot as plt
import torch
from torch import optim


def valley(point):  # 横向缓，纵向陡 | steep across
    return 0.5 * point[0] ** 2 + 25 * point[1] ** 2


makers = {
    "SGD": lambda p: optim.SGD(p, lr=0.036),
    "SGD + momentum": lambda p: optim.SGD(p, lr=0.01, momentum=0.9),
    "Adam": lambda p: optim.Adam(p, lr=0.3),
}
figure, axes = plt.subplots(1, 3, figsize=(9, 2.6), layout="constrained")
x, y = torch.linspace(-5, 2, 80), torch.linspace(-1.5, 1.5, 80)
grid = valley(torch.meshgrid(x, y, indexing="xy"))
for axis, (name, make) in zip(axes, makers.items(), strict=True):
    point = torch.tensor([-4.0, 1.2], requires_grad=True)
    optimizer = make([point])
    path, losses = [], []
    for _ in range(101):
        path.append(point.tolist())
        optimizer.zero_grad()
        loss = valley(point)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    shown = [losses[step] for step in (0, 10, 50, 100)]
    print(f"{name:15}", *[f"{loss:9.4f}" for loss in shown])
    axis.contour(x.cpu(), y.cpu(), grid.cpu(), levels=12, cmap="Greys")
    axis.plot(*zip(*path, strict=True), marker=".", linewidth=1)
    axis.set(title=name)
figure.savefig("valley.png")
