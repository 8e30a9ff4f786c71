import torch
from torch import nn

criterion = nn.CrossEntropyLoss()

logits = torch.randn(2, 5, 10)  # 批、位置、类别 | batch, position, class
target = torch.randint(10, (2, 5))
print(criterion(logits.transpose(1, 2), target).shape)
print(criterion(logits.flatten(0, 1), target.flatten()).shape)

pixels = torch.randn(2, 10, 8, 8)  # 分割：类别在第 1 维 | classes in dim 1
print(criterion(pixels, torch.randint(10, (2, 8, 8))).shape)

try:
    criterion(logits, target)
except (RuntimeError, ValueError) as error:
    print(error)
