import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.manual_seed(0)
net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(72, 3))
net.to(device).eval()
x = torch.ones(1, 1, 8, 8, device=device)
with torch.inference_mode():
    y = net(x)
    y.view(3).add_(1)
    y[0, 1] = 0
    print(y, y.is_inference(), x.view(8, 8)[0].is_inference(), net[3].weight.t().shape)
print(y[0], y.clone().is_inference(), x.view(64).sum())
