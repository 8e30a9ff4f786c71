import torch
from torch import nn


class Noisy(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 4)

    def forward(self, x):
        noise = torch.randn(x.shape, device=x.device)  # 跟着输入 | as the input
        return self.fc(x + noise)


net = Noisy()
try:
    print(net.device)
except AttributeError as error:
    print(error)

device = next(net.parameters()).device
print(device, net(torch.ones(1, 4, device=device)).shape)
