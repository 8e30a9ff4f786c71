import torch
from torch import nn

model = nn.Sequential(nn.Linear(1024, 1024), nn.ReLU(), nn.Linear(1024, 10))
optimizer = torch.optim.Adam(model.parameters())
loss = model(torch.randn(64, 1024)).square().mean()
loss.backward()
optimizer.step()


def mib(tensors):
    return sum(t.nbytes for t in tensors) / 2**20


weights = list(model.parameters())
state = [v for s in optimizer.state.values() for v in s.values()]
print(f"{mib(weights):.1f} MiB")  # 参数 | parameters
print(f"{mib(p.grad for p in weights):.1f} MiB")  # 梯度 | gradients
print(f"{mib(state):.1f} MiB")  # Adam 的两份状态 | Adam keeps two of each
