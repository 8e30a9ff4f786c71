import torch
from torch import nn


class Log(nn.Module):
    def forward(self, x):
        return x.log()


net = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), Log(), nn.Linear(2, 1))
nn.init.eye_(net[0].weight)
nn.init.zeros_(net[0].bias)


def check(module, inputs, output):
    if not output.isfinite().all():
        raise FloatingPointError(f"{module} gives nan or inf")


for module in net:
    module.register_forward_hook(check)
try:
    net(torch.tensor([[1.0, -1.0]]))
except FloatingPointError as error:
    print(error)
