# EXPECT: Expected all tensors to be on the same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
finite = torch.tensor(True)
finite.logical_and_(torch.ones(3, device=device).isfinite().all())
