import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset


@torch.no_grad()
def evaluate(net, loader):
    net.eval()
    loss, right, count = 0.0, 0, 0
    for x, y in loader:
        scores = net(x)
        loss += F.cross_entropy(scores, y, reduction="sum").item()
        right += (scores.argmax(1) == y).sum().item()
        count += len(y)
    return loss / count, right / count


pixels, labels = load_digits(return_X_y=True)
x = torch.tensor(pixels / 16, dtype=torch.float32)
y = torch.tensor(labels)
torch.manual_seed(0)
train, validation = torch.randperm(len(x)).split([1400, 397])
dataset = TensorDataset(x[validation], y[validation])
loader = DataLoader(dataset, batch_size=64)

net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
optimizer = optim.Adam(net.parameters(), lr=0.01)
for epoch in range(3):
    net.train()
    for batch in train.split(64):
        optimizer.zero_grad()
        F.cross_entropy(net(x[batch]), y[batch]).backward()
        optimizer.step()
    loss, accuracy = evaluate(net, loader)
    print(f"{epoch} loss {loss:.4f}, accuracy {accuracy:.4f}")
