import torch
from torch import nn, optim

model = nn.Linear(2, 1)
optimizer = optim.SGD(model.parameters(), lr=0.001, momentum=0.9)
print(optimizer.state_dict()["state"])  # 还没有走过一步 | no step taken yet

model(torch.tensor([[1.0, 2.0]])).sum().backward()
optimizer.step()

state_dict = optimizer.state_dict()
for index, state in state_dict["state"].items():
    print(index, state)
for group in state_dict["param_groups"]:
    print(group["params"], group["lr"], group["momentum"])
