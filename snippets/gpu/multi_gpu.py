import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Linear(3, 2).to(device)
if torch.cuda.device_count() > 1:
    model = nn.DataParallel(model)

features = torch.ones(8, 3, device=device)
print(model(features).shape)
