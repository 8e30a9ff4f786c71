import torch
from torch import nn

net = nn.Linear(3, 2)
print(net.to("meta") is net, net.weight.is_meta)  # 改的是自己 | changed itself

x = torch.ones(4, 3)
y = x.to("meta")
print(y is x, y.is_meta)  # 新张量 | a new tensor
print(x.is_meta)  # x 没有动 | x has not moved
print(x.to(x.device) is x)  # 已经在那里：不复制 | already there: no copy
