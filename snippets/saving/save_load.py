import torch
from torch import nn


def build():
    return nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))


model = build()
torch.save(model.state_dict(), "model.pt")

restored = build()  # 先建同样结构的模型 | first a model of the same structure
state = torch.load("model.pt", map_location="cpu")
print(restored.load_state_dict(state))
restored.eval()  # 推理之前 | before inference

x = torch.randn(1, 4)
print(torch.equal(restored(x), model(x)))
