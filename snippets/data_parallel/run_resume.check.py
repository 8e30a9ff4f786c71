import torch
from torch import nn, optim

torch.manual_seed(0)
x = torch.randn(301, 2, device="cpu")
labels = (x[:, 0] > x[:, 1]).long()
net = nn.Linear(2, 2, device="cpu")
optimizer = optim.SGD(net.parameters(), lr=1.0, momentum=0.9)
for line in stdout.splitlines():  # 一个进程，不中断 | one process, no break
    optimizer.zero_grad()
    nn.functional.cross_entropy(net(x[:200]), labels[:200]).backward()
    optimizer.step()
    right = (net(x[200:]).argmax(1) == labels[200:]).sum()
    assert line.endswith(f": {right} of 101 right")
checkpoint = torch.load("last.pt", map_location="cpu")
assert checkpoint["epoch"] == 3
assert torch.allclose(checkpoint["model"]["weight"], net.weight, atol=1e-5)
