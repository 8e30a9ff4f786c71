import torch
from torch import nn

output, target = torch.randn(4, 1), torch.randn(4)
print((output - target).shape)  # 广播成了 4×4 | broadcast to 4×4
print(nn.MSELoss()(output.squeeze(1), target).shape)
