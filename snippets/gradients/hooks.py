from functools import partial

import torch
from torch import nn


class Log(nn.Module):
    def forward(self, x):
        return x.log()


net = nn.Sequential(nn.ReLU(), Log(), nn.Linear(2, 1))


def check(name, module, inputs, output):
    if not output.isfinite().all():
        raise FloatingPointError(f"layer {name}, {module}: nan or inf")


for name, module in net.named_modules():
    module.register_forward_hook(partial(check, name))
try:
    net(torch.tensor([[1.0, -1.0]]))
except FloatingPointError as error:
    print(error)
