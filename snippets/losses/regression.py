import torch
from torch import nn

target = torch.tensor([1.0, 2.0, 3.0, 4.0])
output = torch.tensor([1.5, 2.0, 3.0, 10.0])  # 末尾离群 | an outlier
for criterion in (nn.MSELoss, nn.L1Loss, nn.HuberLoss):
    losses = criterion(reduction="none")(output, target)
    print(f"{criterion.__name__:9}", losses, losses.mean())
