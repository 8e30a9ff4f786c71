import torch
from torch import nn

model = nn.Linear(4, 2)
torch.save(model.state_dict(), "model.pt")
try:
    model.load_state_dict("model.pt")  # 路径不行 | a path will not do
except TypeError as error:
    print(error)
state = torch.load("model.pt", map_location="cpu")
print(model.load_state_dict(state))
