# EXPECT: Expected a '.*' device type for generator but found 'cpu'
import torch
from torch.utils.data import DataLoader

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.set_default_device(device)
next(iter(DataLoader(range(4), shuffle=True)))  # draws with a generator of the CPU
