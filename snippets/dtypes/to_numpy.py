import torch
from torch import nn

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Linear(2, 3).to(device)
y = model(torch.ones(1, 2, device=device))
try:
    y.cpu().numpy()
except RuntimeError as e:
    print(e)

a = y.detach().cpu().numpy()
print(type(a), a.shape, a.dtype)
