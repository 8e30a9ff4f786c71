import torch
from torch import nn, optim

torch.manual_seed(0)
net = nn.Linear(2, 1)
parameters = list(net.parameters())
optimizer = optim.SGD(parameters, lr=0.1)
good, bad = torch.ones(1, 2), torch.full((1, 2), float("inf"))
for x in (good, bad, good):
    optimizer.zero_grad()
    loss = net(x).square().mean()
    loss.backward()
    norm = nn.utils.clip_grad_norm_(parameters, 1.0)
    if not norm.isfinite():
        print("skipped, the norm is", norm.item())
        continue
    optimizer.step()
    print(f"{loss.item():.4f}")

net(bad).sum().backward()
try:
    nn.utils.clip_grad_norm_(parameters, 1.0, error_if_nonfinite=True)
except RuntimeError as error:
    print(error)
