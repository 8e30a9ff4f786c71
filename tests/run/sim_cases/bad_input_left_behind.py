# EXPECT: Expected all tensors to be on the same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
net = torch.nn.Linear(4, 3).to(device)
net(torch.randn(8, 4))
