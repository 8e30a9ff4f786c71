import torch
from torch import nn

torch.manual_seed(0)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = nn.Sequential(nn.Linear(64, 64), nn.GELU(), nn.Linear(64, 1))
model.to(device)
fast = torch.compile(model)

x = torch.randn(8, 64).to(device)
print(f"{model(x).square().mean():.4f}")
print(f"{fast(x).square().mean():.4f}")  # 这时才编译 | compiles here
