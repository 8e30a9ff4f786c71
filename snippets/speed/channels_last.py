import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Conv2d(3, 16, 3, padding=1)
model = model.to(device, memory_format=torch.channels_last)
x = torch.randn(8, 3, 32, 32)
print(x.shape, x.stride())
x = x.to(device, memory_format=torch.channels_last)
print(x.shape, x.stride())
print(model(x).stride())
