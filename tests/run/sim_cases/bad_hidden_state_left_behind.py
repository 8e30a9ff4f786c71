# EXPECT: Expected all tensors to be on the same device|same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
net = torch.nn.GRU(4, 3).to(device)
net(torch.randn(5, 1, 4, device=device), torch.zeros(1, 1, 3))
