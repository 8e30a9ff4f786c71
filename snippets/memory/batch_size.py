import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Linear(1024, 1024, device=device)


def fits(batch_size):
    try:
        x = torch.randn(batch_size, 1024, device=device)
        model(x).sum().backward()
    except torch.OutOfMemoryError:
        return False
    finally:
        model.zero_grad()
    return True


batch_size = 512
while not fits(batch_size):
    batch_size //= 2
print(batch_size)
