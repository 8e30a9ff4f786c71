import torch
import torch.nn.functional as F
from sklearn.datasets import load_wine
from torch import nn, optim

table, labels = load_wine(return_X_y=True)  # 13 列，单位各不相同 | 13 columns, many units
x = torch.tensor(table, dtype=torch.float32)
y = torch.tensor(labels)
torch.manual_seed(0)
test, train = torch.randperm(len(x)).split([40, 138])


def accuracy(x):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Linear(16, 3))
    optimizer = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(100):
        optimizer.zero_grad()
        F.cross_entropy(net(x[train]), y[train]).backward()
        optimizer.step()
    with torch.no_grad():
        right = net(x[test]).argmax(1) == y[test]
    return right.float().mean().item()


mean, std = x[train].mean(0), x[train].std(0)  # 只看训练集 | from the training set
print(f"raw: {accuracy(x):.3f}")
print(f"standardized: {accuracy((x - mean) / std):.3f}")
