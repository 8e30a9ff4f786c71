import gc

import torch
from torch import nn

model = nn.Linear(100, 10)
for _ in range(3):
    x = torch.randn(32, 100)
    loss = model(x).sum()
    loss.backward()

objects = gc.get_objects()
found = [o for o in objects if issubclass(type(o), torch.Tensor)]
for t in sorted(found, key=lambda t: -t.nbytes):
    print(type(t).__name__, tuple(t.shape), t.nbytes, "B")
