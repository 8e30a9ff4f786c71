import torch
from torch import nn

output = torch.tensor([[1.0], [2.0], [3.0]])  # 全对 | all right
target = torch.tensor([1.0, 2.0, 3.0])
error = output - target
print(error.shape, error.square().mean())
print(nn.MSELoss()(output.squeeze(1), target))
