# EXPECT: indices should be either on cpu or on the same device as the indexed tensor
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.arange(4.0)[torch.tensor([0, 1], device=device)]
