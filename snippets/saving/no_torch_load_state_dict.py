import torch
from torch import nn

model = nn.Linear(4, 2)
torch.save(model.state_dict(), "model.pt")
state = torch.load("model.pt", map_location="cpu")
try:
    torch.load_state_dict(state)
except AttributeError as error:
    print(error)
print(model.load_state_dict(state))  # 模型的方法 | a method of the model
