import torch

if torch.accelerator.is_available():  # 现在真有一块可用 | one is usable now
    device = torch.accelerator.current_accelerator()
else:
    device = torch.device("cpu")

x = torch.ones(2, 3, device=device)
print(x.device.type == device.type)
print((device.type != "cpu") == torch.accelerator.is_available())
