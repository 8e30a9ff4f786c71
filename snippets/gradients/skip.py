import torch
from torch import nn, optim

torch.manual_seed(0)
net = nn.Linear(2, 1)
optimizer = optim.SGD(net.parameters(), lr=0.1)
for x in (torch.ones(1, 2), torch.full((1, 2), float("inf")), torch.ones(1, 2)):
    optimizer.zero_grad()
    loss = net(x).square().mean()
    loss.backward()
    norm = nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    if not norm.isfinite():
        print("skipped, the norm is", norm.item())
        continue
    optimizer.step()
    print(f"{loss.item():.4f}")

try:
    net(torch.full((1, 2), float("inf"))).sum().backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0, error_if_nonfinite=True)
except RuntimeError as error:
    print(error)
