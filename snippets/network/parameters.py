from torch import nn

net = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
params = list(net.parameters())
print(len(params), params[0].shape)
for name, p in net.named_parameters():
    print(name, tuple(p.shape), p.requires_grad, p.is_leaf)
print(sum(p.numel() for p in params))  # 参数总数 | how many numbers in all
