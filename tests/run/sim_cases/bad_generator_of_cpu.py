# EXPECT: Expected a '.*' device type for generator but found 'cpu'
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.randn(3, generator=torch.Generator().manual_seed(0), device=device)
