import torch
import torch.nn.functional as F
from torch import nn, optim

torch.manual_seed(0)
x, y = torch.randn(8, 4), torch.randn(8, 1)


def build():
    model = nn.Linear(4, 1)
    return model, optim.SGD(model.parameters(), lr=0.1, momentum=0.9)


def train(model, optimizer):
    losses = []
    for _ in range(4):
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(round(loss.item(), 4))
    return losses


model, optimizer = build()
train(model, optimizer)
saved = {
    "model": model.state_dict(),
    "optimizer": optimizer.state_dict(),
}
torch.save(saved, "checkpoint.pt")
print("uninterrupted     ", train(model, optimizer))

saved = torch.load("checkpoint.pt", map_location="cpu")
model, optimizer = build()
model.load_state_dict(saved["model"])
optimizer.load_state_dict(saved["optimizer"])
print("resumed           ", train(model, optimizer))

model, optimizer = build()
model.load_state_dict(saved["model"])
print("without optimizer ", train(model, optimizer))
