import gc

import torch
from torch import nn

model = nn.Linear(100, 10)
for _ in range(3):
    x = torch.randn(32, 100)
    loss = model(x).sum()
    loss.backward()

found = [t for t in gc.get_objects() if issubclass(type(t), torch.Tensor)]
for t in sorted(found, key=lambda t: -t.nbytes):
    print(type(t).__name__, tuple(t.shape), t.nbytes, "B")
