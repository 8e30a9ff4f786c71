import torch
from torch import nn

model = nn.Linear(4, 2)
before = model.weight.clone()

other = nn.Linear(4, 2).state_dict()
state = {f"net.{key}": value for key, value in other.items()}
report = model.load_state_dict(state, strict=False)

print(torch.equal(model.weight, before))  # 什么也没加载 | nothing was loaded
print(report)
