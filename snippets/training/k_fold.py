import torch
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold
from torch import nn, optim

table, labels = load_breast_cancer(return_X_y=True)
x = torch.tensor(table, dtype=torch.float32)
y = torch.tensor(labels)


def score(train, test):
    standard = (x - x[train].mean(0)) / x[train].std(0)
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(30, 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = optim.Adam(net.parameters(), lr=0.01)
    for _ in range(50):
        optimizer.zero_grad()
        F.cross_entropy(net(standard[train]), y[train]).backward()
        optimizer.step()
    with torch.no_grad():
        predicted = net(standard[test]).argmax(1)
    return (predicted == y[test]).float().mean()


folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
splits = folds.split(table, labels)
scores = torch.stack([score(train, test) for train, test in splits])
print(scores)
print(f"{scores.mean():.4f} ± {scores.std():.4f}")
