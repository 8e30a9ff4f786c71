import torch
from torch import nn


def deep(initialize):
    torch.manual_seed(0)
    layers = []
    for _ in range(20):
        linear = nn.Linear(256, 256, bias=False)
        initialize(linear.weight)
        layers += [linear, nn.ReLU()]
    return nn.Sequential(*layers)


torch.manual_seed(1)
x = torch.randn(64, 256)
for name, initialize in (
    ("default", lambda w: None),
    ("normal 0.01", lambda w: nn.init.normal_(w, std=0.01)),
    ("kaiming", nn.init.kaiming_normal_),
):
    with torch.no_grad():
        print(f"{name:12} {deep(initialize)(x).std():.1e}")
