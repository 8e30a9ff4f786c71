import torch
from torch import nn

torch.backends.cudnn.benchmark = True

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Conv2d(3, 16, 3, padding=1).to(device)
for _ in range(3):  # 形状不变 | the shape stays
    scores = model(torch.randn(8, 3, 64, 64, device=device))
print(scores.shape)
