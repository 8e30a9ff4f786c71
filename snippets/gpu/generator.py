import torch

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

generator = torch.Generator(device).manual_seed(0)
noise = torch.randn(2, 3, device=device, generator=generator)
print(noise.device, generator.device)
