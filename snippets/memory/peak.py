import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Linear(1024, 1024, device=device)

torch.accelerator.reset_peak_memory_stats()
model(torch.randn(64, 1024, device=device)).sum().backward()
peak = torch.accelerator.max_memory_allocated()  # 字节 | bytes
now = torch.accelerator.memory_allocated()
cached = torch.accelerator.memory_reserved()
