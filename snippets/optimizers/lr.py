from torch import nn, optim

net = nn.Linear(4, 1)
optimizer = optim.Adam(net.parameters(), lr=0.01)
print(optimizer.param_groups[0]["lr"])

for group in optimizer.param_groups:
    group["lr"] = 0.001
print([group["lr"] for group in optimizer.param_groups])
