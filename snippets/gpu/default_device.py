import numpy as np
import torch

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
torch.set_default_device(device)
print(torch.ones(2).device)
print(torch.from_numpy(np.ones(2)).device)  # 总在 CPU 上 | always the CPU

with torch.device("meta"):  # 只对这一段 | for these lines only
    print(torch.ones(2).device)
print(torch.ones(2).device)
