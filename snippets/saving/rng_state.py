import random

import torch

torch.manual_seed(0)
saved = {"torch": torch.get_rng_state(), "python": random.getstate()}
if torch.accelerator.is_available():  # 加速器另有一份 | it has its own
    saved["device"] = torch.get_device_module().get_rng_state()
torch.save(saved, "rng.pt")

print(torch.randperm(8))  # 中断之前 | before the interruption
print(torch.randperm(8))  # 不恢复，抽到的是另一串 | not restored: other numbers

saved = torch.load("rng.pt", map_location="cpu")
torch.set_rng_state(saved["torch"])
random.setstate(saved["python"])
if "device" in saved:
    torch.get_device_module().set_rng_state(saved["device"])
print(torch.randperm(8))  # 与第一次相同 | as the first time
