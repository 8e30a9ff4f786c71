import torch

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
x = torch.ones(2, 3, device=device)
print(x.device)
