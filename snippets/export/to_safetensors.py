import torch
from safetensors.torch import load_file, save_file
from torch import nn

model = nn.Linear(2, 3)
torch.save(model.state_dict(), "model.pt")

state = torch.load("model.pt", map_location="cpu")
save_file(state, "model.safetensors")

model.load_state_dict(load_file("model.safetensors"))
for name, value in load_file("model.safetensors").items():
    print(name, tuple(value.shape), value.dtype)
