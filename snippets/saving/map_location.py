import torch
from torch import nn

if torch.accelerator.is_available():
    device = torch.accelerator.current_accelerator()
else:
    device = torch.device("cpu")
model = nn.Linear(4, 2).to(device)
torch.save(model.state_dict(), "model.pt")

state = torch.load("model.pt")  # 回到保存时的设备 | back where it was saved
print(state["weight"].device.type == device.type)
state = torch.load("model.pt", map_location="cpu")
print(state["weight"].device.type)

model.load_state_dict(state)  # 值复制进去，模型不动 | copies; the model stays
print(model.weight.device.type == device.type)
