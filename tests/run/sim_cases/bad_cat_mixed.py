# EXPECT: Expected all tensors to be on the same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.cat([torch.ones(2), torch.ones(2, device=device)])
