from torch import nn, optim

net = nn.Sequential(nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 2))
net[0].requires_grad_(False)
# 先只训练分类头，过几轮再解冻 | the head first, the rest later
optimizer = optim.Adam(net[2].parameters(), lr=0.01)

net[0].requires_grad_(True)
optimizer.add_param_group({"params": net[0].parameters(), "lr": 1e-4})
print([group["lr"] for group in optimizer.param_groups])
