# EXPECT: Expected all tensors to be on the same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
total = torch.tensor(0.0)
total += torch.ones(3, device=device).sum()
