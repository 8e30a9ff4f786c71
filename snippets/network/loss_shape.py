import torch
from torch import nn

output = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1)
target = torch.tensor([1.0, 2.0, 3.0])  # (3,)
criterion = nn.MSELoss()
print((output - target).shape)
print(criterion(output, target))  # 预测全对，损失却不是 0 | exact, yet not 0
print(criterion(output.squeeze(1), target))  # 形状一致 | equal shapes
