import torch
from torch import nn, optim

torch.manual_seed(0)
x, y = torch.randn(8, 4), torch.randn(8, 1)


def build():
    net = nn.Linear(4, 1)
    return net, optim.SGD(net.parameters(), lr=0.1, momentum=0.9)


def train(net, optimizer):
    losses = []
    for _ in range(3):
        loss = (net(x) - y).pow(2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


net, optimizer = build()
train(net, optimizer)
saved = {"net": net.state_dict(), "optimizer": optimizer.state_dict()}
torch.save(saved, "checkpoint.pt")
expected = train(net, optimizer)  # 不中断，接着训练 | on, without a break

for parts in (["net", "optimizer"], ["net"]):
    net, optimizer = build()
    saved = torch.load("checkpoint.pt", map_location="cpu")
    net.load_state_dict(saved["net"])
    if "optimizer" in parts:
        optimizer.load_state_dict(saved["optimizer"])
    losses = train(net, optimizer)
    print(parts, [a == b for a, b in zip(losses, expected, strict=True)])
