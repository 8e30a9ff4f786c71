import torch
from torch import nn

model = nn.DataParallel(nn.Linear(4, 2))
print(list(model.state_dict()))
print(list(model.module.state_dict()))
torch.save(model.module.state_dict(), "model.pt")

state = torch.load("model.pt", map_location="cpu")
plain = nn.Linear(4, 2)
print(plain.load_state_dict(state))
wrapped = nn.DataParallel(nn.Linear(4, 2))
print(wrapped.module.load_state_dict(state))  # 要写 .module | mind the .module
