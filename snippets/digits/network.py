import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(1, 6, 3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(6, 16, 3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(64, 120),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(120, 84),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(84, 10),
)
x = torch.randn(5, 1, 8, 8)
for layer in net:
    x = layer(x)
    print(type(layer).__name__, tuple(x.shape))
print(sum(p.numel() for p in net.parameters()))  # 参数个数 | number of parameters
