import torch
from torch import nn

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

net = nn.Linear(3, 2).to(device)
model = nn.DataParallel(net)  # 有几块 GPU 就把批分成几份 | a share per GPU
x = torch.randn(8, 3, device=device)
print(torch.allclose(model(x), net(x), atol=1e-6))  # 结果一样 | same result

print(list(net.state_dict()))
print(list(model.state_dict()))  # 键多了前缀 | the keys gain a prefix
print(model.module is net)  # 原来的模型在这里 | the model is in here
