import torch
from torch import nn

model = nn.ModuleDict({"body": nn.Linear(4, 1), "extra": nn.Linear(4, 1)})
model["body"](torch.ones(1, 4)).sum().backward()

for name, parameter in model.named_parameters():
    if parameter.grad is None:
        print(name)
