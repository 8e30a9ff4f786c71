# EXPECT: Expected all tensors to be on the same device
import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")


class Shift(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 2)
        self.shift = torch.ones(2)  # neither a parameter nor a buffer: .to(device) passes it by

    def forward(self, x):
        return self.linear(x) + self.shift


Shift().to(device)(torch.ones(1, 2, device=device))
