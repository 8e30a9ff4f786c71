from torch import nn, optim

net = nn.Sequential(
    nn.Linear(8, 16),
    nn.LayerNorm(16),
    nn.Linear(16, 2),
)
decay = [p for p in net.parameters() if p.ndim >= 2]
rest = [p for p in net.parameters() if p.ndim < 2]
optimizer = optim.AdamW(
    [{"params": decay}, {"params": rest, "weight_decay": 0.0}],
    lr=1e-3,
    weight_decay=0.01,
)
for group in optimizer.param_groups:
    shapes = [tuple(p.shape) for p in group["params"]]
    print(group["weight_decay"], shapes)
