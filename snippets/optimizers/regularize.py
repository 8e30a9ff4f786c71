import torch
import torch.nn.functional as F
from torch import nn, optim

torch.manual_seed(0)
x = torch.randn(40, 8)
y = 3 * x[:, :1] + torch.randn(40, 1)  # 第一列有用 | column 0 counts


def fit(name, l1=0.0, decay=0.0):
    torch.manual_seed(0)
    net = nn.Linear(8, 1)
    optimizer = optim.SGD(net.parameters(), 0.03, weight_decay=decay)
    for _ in range(300):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y) + l1 * net.weight.abs().sum()
        loss.backward()
        optimizer.step()
    large = net.weight.abs() > 0.05
    print(f"{name:13} {large.sum()} of {len(x[0])} weights above 0.05")
    return net.weight.detach()


plain = fit("nothing")
l2 = fit("weight_decay", decay=0.5)
l1 = fit("L1", l1=0.5)
