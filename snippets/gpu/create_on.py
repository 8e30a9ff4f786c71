import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

x = torch.ones(4, 3, device=device)
noise = torch.randn_like(x)  # 设备随 x | on the device of x
mask = x.new_zeros(4, 3)  # 同上 | likewise
net = nn.Linear(3, 2, device=device)
print(noise.device, mask.device, net.weight.device)
