import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn, optim

pixels, labels = load_digits(return_X_y=True)
x = torch.tensor(pixels / 16, dtype=torch.float32).reshape(-1, 1, 8, 8)
y = torch.tensor(labels)


def build():
    torch.manual_seed(0)
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
    return net, optim.Adam(net.parameters(), lr=0.002)


def train(net, optimizer, epochs):
    losses = []
    for epoch in epochs:
        torch.manual_seed(epoch)  # 打乱和 dropout 只取决于轮数 | depend on the epoch
        total = 0.0
        for batch in torch.randperm(len(x)).split(100):
            optimizer.zero_grad()
            loss = F.cross_entropy(net(x[batch]), y[batch])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        losses.append(total / len(x))
    return losses


whole = train(*build(), range(6))  # 一次训练到底 | without a break

net, optimizer = build()
train(net, optimizer, range(3))
checkpoint = {
    "epoch": 2,
    "net": net.state_dict(),
    "optimizer": optimizer.state_dict(),
}
torch.save(checkpoint, "checkpoint.pt")

net, optimizer = build()  # 相当于在新的进程里 | as in a new process
checkpoint = torch.load("checkpoint.pt", map_location="cpu")
net.load_state_dict(checkpoint["net"])
optimizer.load_state_dict(checkpoint["optimizer"])
start = checkpoint["epoch"] + 1
resumed = train(net, optimizer, range(start, 6))

for epoch, loss in enumerate(resumed, start):
    before = f"uninterrupted {whole[epoch]:.2f}"
    print(f"epoch {epoch}: {before}, resumed {loss:.2f}")
