import torch
from torch import nn

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = nn.Linear(8, 4).to(device).half()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler(device.type)
loss = model(torch.ones(2, 8).to(device).half()).sum()
scaler.scale(loss).backward()
try:
    scaler.step(optimizer)
except ValueError as error:
    print(error)
