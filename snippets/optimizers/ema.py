import torch
import torch.nn.functional as F
from torch import nn, optim
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.manual_seed(0)
net = nn.Linear(1, 1)
average = get_ema_multi_avg_fn(0.98)
ema = AveragedModel(net, multi_avg_fn=average, use_buffers=True)
optimizer = optim.SGD(net.parameters(), lr=0.1)

for step in range(400):
    x = torch.randn(4, 1)
    y = 2 * x + torch.randn(4, 1)  # 噪声大 | noisy
    optimizer.zero_grad()
    F.mse_loss(net(x), y).backward()
    optimizer.step()
    ema.update_parameters(net)
    if step % 80 == 79:
        print(f"{net.weight.item():.2f} {ema.module.weight.item():.2f}")
