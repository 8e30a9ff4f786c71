import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn, optim

pixels, labels = load_digits(return_X_y=True)
x = torch.tensor(pixels / 16, dtype=torch.float32)
y = torch.tensor(labels)


def last_loss(optimizer_class, lr, steps=30):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    optimizer = optimizer_class(net.parameters(), lr=lr)
    for batch in torch.randint(len(x), (steps, 64)):
        optimizer.zero_grad()
        F.cross_entropy(net(x[batch]), y[batch]).backward()
        optimizer.step()
    with torch.no_grad():
        return F.cross_entropy(net(x), y).item()


rates = [10.0**power for power in range(-4, 2)]
figure, axis = plt.subplots(figsize=(6, 3), layout="constrained")
for optimizer_class in (optim.SGD, optim.Adam):
    losses = [last_loss(optimizer_class, lr) for lr in rates]
    name = optimizer_class.__name__
    print(name, "best at lr =", rates[losses.index(min(losses))])
    axis.plot(rates, losses, marker="o", label=name)
axis.set(xscale="log", yscale="log")
axis.set(xlabel="lr", ylabel="loss after 30 steps")
axis.legend()
figure.savefig("lr.png")
