# EXPECT: Expected all tensors to be on the same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
x = torch.randn(3, device=device)
x[torch.ones(3) > 2] = 0  # an index may stay on the CPU
torch.masked_select(x, torch.ones(3) > 0)  # this mask may not
