import copy

import torch
from torch import nn

model = nn.Linear(2, 2)
state = model.state_dict()
print(type(state).__name__)
print(state["weight"].data_ptr() == model.weight.data_ptr())

best = copy.deepcopy(state)  # 真正的副本 | a real copy
with torch.no_grad():
    model.weight.zero_()  # 代替继续训练 | stands in for more training
print(bool(state["weight"].any()))  # 跟着变成了零 | has become zero too
print(bool(best["weight"].any()))

model.load_state_dict(best)
print(torch.equal(model.weight, best["weight"]))
