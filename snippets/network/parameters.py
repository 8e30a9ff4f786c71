from torch import nn

net = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
for name, p in net.named_parameters():
    print(name, tuple(p.shape), p.numel())
print(sum(p.numel() for p in net.parameters()))

net[0].requires_grad_(False)  # 冻结第一层 | freeze the first layer
print(sum(p.numel() for p in net.parameters() if p.requires_grad))
