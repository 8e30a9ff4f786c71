import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn, optim

torch.manual_seed(0)
pixels, labels = load_digits(return_X_y=True)
x = torch.tensor(pixels / 16, dtype=torch.float32).reshape(-1, 1, 8, 8)
y = torch.tensor(labels)
test, train = torch.randperm(len(x)).split([359, 1438])

net = nn.Sequential(
    nn.Conv2d(1, 6, 3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(6, 16, 3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(64, 120),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(120, 84),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(84, 10),
)
optimizer = optim.Adam(net.parameters(), lr=0.005)

train_losses, test_losses = [], []
for _ in range(30):
    net.train()
    total = 0.0
    for batch in train[torch.randperm(len(train))].split(100):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x[batch]), y[batch])
        loss.backward()
        optimizer.step()
        total += loss.item() * len(batch)
    train_losses.append(total / len(train))
    net.eval()
    with torch.no_grad():
        loss = F.cross_entropy(net(x[test]), y[test])
    test_losses.append(loss.item())

figure, axis = plt.subplots(figsize=(6, 3.5), layout="constrained")
axis.plot(train_losses, label="train")
axis.plot(test_losses, label="test")
axis.set(xlabel="epoch", ylabel="cross entropy", yscale="log")
axis.legend()
figure.savefig("loss.png")
