import torch
from torch import nn


class Positions(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(100, 4)

    def forward(self, x):
        ids = torch.arange(x.shape[1], device=x.device)  # 跟着 x | as x
        return x + self.embedding(ids)


net = Positions()
try:
    print(net.device)
except AttributeError as error:
    print(error)

device = next(net.parameters()).device
print(device, net(torch.ones(1, 6, 4, device=device)).shape)
