# EXPECT: Expected all tensors to be on the same device|should be the same
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
image = torch.randn(1, 3, 8, 8, device=device)
torch.nn.Conv2d(3, 4, 3)(image)
