import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

net = nn.Linear(3, 2).to(device)
model = nn.DataParallel(net)  # 有几块 GPU 就把批次分成几份 | a share per GPU
x = torch.randn(8, 3, device=device)
print(model(x).shape)

print(list(model.state_dict()))  # 键多了前缀 | the keys gain a prefix
print(list(model.module.state_dict()))
