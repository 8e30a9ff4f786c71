# EXPECT: Expected all tensors to be on the same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
x = torch.ones(2, 2, device=device)
torch.matmul(x, x, out=torch.empty(2, 2))
