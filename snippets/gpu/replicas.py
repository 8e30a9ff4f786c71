import copy

import torch
from torch import nn

torch.manual_seed(0)
kind = torch.accelerator.current_accelerator(check_available=True)
count = torch.accelerator.device_count() if kind else 0
devices = [torch.device(kind.type, i) for i in range(count)]
devices = devices or [torch.device("cpu")]

net = nn.Linear(3, 2).to(devices[0])
x = torch.randn(8, 3).to(devices[0])
outputs = []
for device, part in zip(devices, x.chunk(len(devices)), strict=False):
    replica = copy.deepcopy(net).to(device)  # 各有一份模型 | a copy of the model
    outputs.append(replica(part.to(device)).to(devices[0]))
print(torch.allclose(torch.cat(outputs), net(x), atol=1e-6))
