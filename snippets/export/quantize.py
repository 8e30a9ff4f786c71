import os

import torch
from torch import nn
from torchao.quantization import Int8WeightOnlyConfig, quantize_

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10))
model.eval()
x = torch.randn(8, 512)

with torch.inference_mode():
    before = model(x)
    torch.save(model.state_dict(), "float.pt")
    quantize_(model, Int8WeightOnlyConfig())
    torch.save(model.state_dict(), "int8.pt")
    error = (model(x) - before).norm() / before.norm()

for path in ("float.pt", "int8.pt"):
    print(f"{path}: {os.path.getsize(path) / 1e6:.1f} MB")
print(f"error: {error:.1%}")
