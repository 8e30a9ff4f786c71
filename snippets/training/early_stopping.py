import copy

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn, optim

pixels, labels = load_digits(return_X_y=True)
x = torch.tensor(pixels / 16, dtype=torch.float32)
y = torch.tensor(labels)
torch.manual_seed(0)
train, validation, _ = torch.randperm(len(x)).split([100, 300, 1397])

net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
optimizer = optim.Adam(net.parameters(), lr=0.01)
patience, best, best_epoch, best_state = 10, float("inf"), 0, None
losses = []
for epoch in range(200):
    net.train()
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x[train]), y[train])
    loss.backward()
    optimizer.step()

    net.eval()
    with torch.no_grad():
        now = F.cross_entropy(net(x[validation]), y[validation]).item()
    losses.append((loss.item(), now))
    if now < best:
        best, best_epoch = now, epoch
        best_state = copy.deepcopy(net.state_dict())
    elif epoch - best_epoch >= patience:
        break
net.load_state_dict(best_state)  # 回到最好的一轮 | back to the best epoch

figure, axis = plt.subplots(figsize=(6, 3), layout="constrained")
axis.plot(losses, label=["training", "validation"])
axis.axvline(best_epoch, color="grey", linestyle="--", label="best")
axis.set(xlabel="epoch", ylabel="cross entropy", yscale="log")
axis.legend()
figure.savefig("stopped.png")
