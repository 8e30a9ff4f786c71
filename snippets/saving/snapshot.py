import copy

import torch
from torch import nn, optim

model = nn.Linear(2, 1, bias=False)
nn.init.ones_(model.weight)
state = model.state_dict()  # 引用 | a reference
best = copy.deepcopy(model.state_dict())  # 副本 | a copy

optimizer = optim.SGD(model.parameters(), lr=0.1)
model(torch.tensor([[1.0, 2.0]])).sum().backward()
optimizer.step()  # 训练继续 | training goes on
print(state["weight"])  # 跟着变了 | has changed too
print(best["weight"])
