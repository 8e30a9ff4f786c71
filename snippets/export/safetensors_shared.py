from safetensors.torch import load_file, load_model, save_file, save_model
from torch import nn

model = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 4))
model[1].weight = model[0].weight  # 共用权重 | the two share a weight

try:
    save_file(model.state_dict(), "model.safetensors")
except RuntimeError as error:
    print(str(error).strip().split(":")[0])

save_model(model, "model.safetensors")
print(list(load_file("model.safetensors")))
load_model(model, "model.safetensors")
