import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 64), nn.Dropout(0.5))
model.eval()
state = model.state_dict()

model = nn.Sequential(nn.Linear(4, 64), nn.Dropout(0.5))
model.load_state_dict(state)
print(model.training)  # 加载不会改变模式 | loading leaves the mode alone

x = torch.ones(1, 4)
print(torch.equal(model(x), model(x)))  # 两次结果不同 | two different results
model.eval()
print(torch.equal(model(x), model(x)))
