import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Linear(1024, 1024, device=device)

torch.accelerator.reset_peak_memory_stats()
model(torch.randn(64, 1024, device=device)).sum().backward()
for name, size in {
    "allocated": torch.accelerator.memory_allocated(),
    "peak": torch.accelerator.max_memory_allocated(),
    "reserved": torch.accelerator.memory_reserved(),
}.items():
    print(f"{name} {size / 2**20:.1f} MiB")
