# EXPECT: can't convert .* device type tensor to numpy. Use Tensor.cpu\(\)
import numpy as np
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
losses = [torch.ones(2, device=device), torch.ones(2, device=device)]
np.mean(losses)
