import torch
from torch import nn

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = nn.Linear(2, 1, bias=False).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler(device.type)
before = model.weight.clone()

for size in (1e6, 1.0):
    optimizer.zero_grad()
    with torch.autocast(device.type, dtype=torch.float16):
        loss = model(torch.full((1, 2), size).to(device)).sum()
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    moved = (model.weight - before).abs().max().item()
    print(f"scale {scaler.get_scale():.0f}, moved {moved:.1f}")
