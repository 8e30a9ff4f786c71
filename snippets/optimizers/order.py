import warnings

import torch
from torch import nn, optim

net = nn.Linear(2, 1)
optimizer = optim.SGD(net.parameters(), lr=0.1)
scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
net(torch.ones(1, 2)).sum().backward()

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scheduler.step()  # 写反了 | the wrong way round
    optimizer.step()
print(caught[0].message)
print(scheduler.get_last_lr())  # 没用过 0.1 | never 0.1
