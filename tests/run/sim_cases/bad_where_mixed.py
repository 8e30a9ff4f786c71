# EXPECT: Expected all tensors to be on the same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
x = torch.randn(3, device=device)
torch.where(x > 0, x, torch.zeros(3))
