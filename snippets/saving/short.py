import torch
from torch import nn

model = nn.Linear(4, 2)
torch.save(model.state_dict(), "model.pt")

restored = nn.Linear(4, 2)  # 结构与保存时相同 | the same structure as saved
state = torch.load("model.pt", map_location="cpu")
print(restored.load_state_dict(state))
restored.eval()  # 推理之前 | before inference
