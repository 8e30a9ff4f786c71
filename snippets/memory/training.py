import torch
from torch import nn

model = nn.Linear(1024, 1024)
optimizer = torch.optim.Adam(model.parameters())
loss = model(torch.randn(64, 1024)).square().mean()
loss.backward()
optimizer.step()


def mib(tensors):
    return f"{sum(t.nbytes for t in tensors) / 2**20:.1f} MiB"


weights = list(model.parameters())
state = [v for s in optimizer.state.values() for v in s.values()]
print("weights", mib(weights))
print("gradients", mib(p.grad for p in weights))
print("Adam", mib(state))
