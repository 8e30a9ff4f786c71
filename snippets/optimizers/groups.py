from torch import nn, optim

net = nn.Sequential(nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 2))
backbone, head = net[0], net[2]
optimizer = optim.SGD(
    [
        {"params": backbone.parameters(), "lr": 0.001},
        {"params": head.parameters()},  # 默认的 lr | default lr
    ],
    lr=0.1,
    momentum=0.9,
)
for group in optimizer.param_groups:
    shapes = [tuple(p.shape) for p in group["params"]]
    print(group["lr"], group["momentum"], shapes)
