import torch
from torch import nn, optim

model = nn.Linear(4, 2)
optimizer = optim.SGD(model.parameters(), lr=0.001, momentum=0.9)
print(optimizer.state_dict()["state"])  # 还没有走过一步 | no step taken yet

model(torch.ones(1, 4)).sum().backward()
optimizer.step()

saved = optimizer.state_dict()
print(list(saved))
for index, state in saved["state"].items():
    print(index, {name: tuple(value.shape) for name, value in state.items()})
group = saved["param_groups"][0]
print(group["lr"], group["momentum"], group["params"])
