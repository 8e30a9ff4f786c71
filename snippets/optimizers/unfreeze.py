from torch import nn, optim

net = nn.Sequential(nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 2))
net[0].requires_grad_(False)
optimizer = optim.Adam(net[2].parameters(), lr=0.01)  # 先只训练分类头 | the head first

net[0].requires_grad_(True)  # 过几轮再解冻 | unfreeze after some epochs
optimizer.add_param_group({"params": net[0].parameters(), "lr": 0.0001})
print([group["lr"] for group in optimizer.param_groups])
