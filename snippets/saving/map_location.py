import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Linear(4, 2).to(device)
torch.save(model.state_dict(), "model.pt")

state = torch.load("model.pt", map_location="cpu")
print(state["weight"].device)  # 在哪里都是 cpu | cpu everywhere

model = nn.Linear(4, 2).to(device)
model.load_state_dict(state)  # 值复制到模型所在的设备 | copied to the model's device
x = torch.ones(3, 4).to(device)  # 输入也要移过去 | the input moves there, too
print(model(x).device)
