import random

import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn, optim

pixels, labels = load_digits(return_X_y=True)
x = torch.tensor(pixels / 16, dtype=torch.float32)
y = torch.tensor(labels)
torch.manual_seed(0)
train, validation, test = torch.randperm(len(x)).split([1000, 400, 397])


def accuracy(net, part):
    with torch.no_grad():
        return (net(x[part]).argmax(1) == y[part]).float().mean().item()


def fit(lr, hidden, dropout):
    torch.manual_seed(0)
    layers = nn.Linear(64, hidden), nn.ReLU(), nn.Dropout(dropout)
    net = nn.Sequential(*layers, nn.Linear(hidden, 10))
    optimizer = optim.Adam(net.parameters(), lr=lr)
    for _ in range(60):
        optimizer.zero_grad()
        F.cross_entropy(net(x[train]), y[train]).backward()
        optimizer.step()
    return net.eval()


chance = random.Random(0)
trials = []
for _ in range(8):
    settings = {
        "lr": 10 ** chance.uniform(-4, 0),  # 按数量级取 | by orders of magnitude
        "hidden": chance.choice([16, 64, 256]),
        "dropout": chance.choice([0.0, 0.2, 0.5]),
    }
    trials.append((accuracy(fit(**settings), validation), settings))
trials.sort(key=lambda trial: trial[0], reverse=True)
for score, settings in trials[:3]:
    print(f"{score:.3f}", {k: round(v, 4) for k, v in settings.items()})

best = fit(**trials[0][1])
print(f"test: {accuracy(best, test):.3f}")  # 只看这一次 | looked at once
