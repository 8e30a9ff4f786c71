# EXPECT: can't convert .* device type tensor to numpy. Use Tensor.cpu\(\)
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.ones(3, device=device).numpy()
