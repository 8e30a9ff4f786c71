import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
model.to(device)
inputs, labels = torch.randn(4, 32, 20), torch.randint(2, (4, 32))

model.eval()
total = count = 0
with torch.no_grad(), torch.autocast(device.type, dtype=torch.bfloat16):
    for x, y in zip(inputs, labels, strict=True):
        scores = model(x.to(device))
        loss = F.cross_entropy(scores, y.to(device), reduction="sum")
        total += loss.item()
        count += len(y)
print(scores.dtype, loss.dtype)
print(f"{total / count:.1f}")
