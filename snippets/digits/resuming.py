import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn, optim


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3, padding=1)
        self.conv2 = nn.Conv2d(6, 16, 3, padding=1)
        self.fc1 = nn.Linear(16 * 2 * 2, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


torch.set_default_device("cpu")  # 在哪里算都一样 | any device will do
pixels, labels = load_digits(return_X_y=True)
x = torch.from_numpy(pixels / 16).float().reshape(-1, 1, 8, 8)
y = torch.from_numpy(labels).long()


def build():
    torch.manual_seed(0)
    net = Net()
    return net, optim.Adam(net.parameters(), lr=0.01)


def train(net, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        for batch in torch.randperm(len(x)).split(100):  # 每轮打乱 | shuffled every epoch
            loss = F.cross_entropy(net(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses.append(loss.item())
    return losses


whole = train(*build(), epochs=6)  # 一次训练到底 | without a break

net, optimizer = build()
train(net, optimizer, epochs=3)
checkpoint = {
    "net": net.state_dict(),
    "optimizer": optimizer.state_dict(),
    "rng_state": torch.get_rng_state(),  # 之后怎么打乱 | how it will shuffle
}
torch.save(checkpoint, "checkpoint.pt")

net, optimizer = build()  # 好比新的进程 | as in a new process
checkpoint = torch.load("checkpoint.pt", map_location="cpu")
net.load_state_dict(checkpoint["net"])
optimizer.load_state_dict(checkpoint["optimizer"])
torch.set_rng_state(checkpoint["rng_state"])
print(train(net, optimizer, epochs=3) == whole[3:])
