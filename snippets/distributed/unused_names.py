import torch
from torch import nn

body, extra = nn.Linear(4, 1), nn.Linear(4, 1)
model = nn.ModuleDict({"body": body, "extra": extra})
model["body"](torch.ones(1, 4)).sum().backward()

for name, parameter in model.named_parameters():
    if parameter.grad is None:
        print(name)
