import torch
from torch import nn

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Linear(3, 1).to(device)
y = model(torch.ones(2, 3, device=device))

print(y.mean().item())  # 一个数 | one number
print(y.detach().cpu().numpy())  # NumPy 数组 | a NumPy array
