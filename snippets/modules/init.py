import torch
from torch import nn


def initialize(module):
    if isinstance(module, (nn.Linear, nn.Conv2d)):
        nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        if module.bias is not None:
            nn.init.zeros_(module.bias)


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(100, 200), nn.ReLU(), nn.Linear(200, 10))
print(net[0].weight.std(), net[0].bias.std())
net.apply(initialize)
print(net[0].weight.std(), net[0].bias.std())
