import warnings

import torch
from torch import nn

output = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1)
target = torch.tensor([1.0, 2.0, 3.0])  # (3,)
print((output - target).shape)

criterion = nn.MSELoss()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(criterion(output, target).item() > 0)  # 预测全对，损失非零 | exact, yet not 0
print(str(caught[0].message).split(". ")[0])

print(criterion(output, target.unsqueeze(1)).item())  # 形状一致 | equal shapes
