import torch
import torch.nn.functional as F
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
x = torch.randn(64, 20, device=device)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
model.to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for step in range(50):
    optimizer.zero_grad()
    with torch.autocast(device.type, dtype=torch.bfloat16):
        scores = model(x)
        loss = F.cross_entropy(scores, y)
    loss.backward()  # 在 autocast 之外 | outside of autocast
    optimizer.step()

weight = model[0].weight
print(scores.dtype, loss.dtype)
print(weight.dtype, weight.grad.dtype)
