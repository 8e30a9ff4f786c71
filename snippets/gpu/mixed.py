import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Conv2d(1, 4, 3).to(device)
images = torch.ones(2, 1, 8, 8)

where = next(model.parameters()).device
print(images.device, where)  # 找出不一致的 | which one is elsewhere
images = images.to(where)
print(model(images).shape)
