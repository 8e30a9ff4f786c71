import torch
from torch.utils.data import DataLoader

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
torch.set_default_device(device)

generator = torch.Generator(device)  # 与默认设备相同 | on the default device
data = torch.arange(8)
loader = DataLoader(data, 4, shuffle=True, generator=generator)
for batch in loader:
    print(batch.shape, batch.device)
