import torch
from torch.utils.data import DataLoader, TensorDataset

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

dataset = TensorDataset(torch.randn(64, 3), torch.randint(2, (64,)))
pin = device.type == "cuda"
for x, y in DataLoader(dataset, batch_size=32, pin_memory=pin):
    x = x.to(device, non_blocking=True)
    y = y.to(device, non_blocking=True)
    print(x.shape, x.device)
