import torch
from torch import nn

criterion = nn.CrossEntropyLoss()

# (批次, 位置, 类别) | (batch, position, class)
logits = torch.linspace(-1, 1, 100).view(2, 5, 10)
target = torch.arange(10).view(2, 5)
scores = logits.transpose(1, 2)
print(scores.shape, target.shape, criterion(scores, target))
print(criterion(logits.flatten(0, 1), target.flatten()))

# 分割：(批次, 类别, 高, 宽) | segmentation: (batch, class, height, width)
pixels = torch.zeros(2, 10, 8, 8)
labels = torch.zeros(2, 8, 8, dtype=torch.int64)
print(criterion(pixels, labels))

try:
    criterion(logits, target)
except (RuntimeError, ValueError) as error:
    print(error)
