import torch
from torch import nn

logits = torch.randn(4, 3)  # 三类 | three classes
target = torch.tensor([1, 2, 3, 1])

try:
    nn.CrossEntropyLoss()(logits, target)
except IndexError as error:
    print(error)
print(target.min(), target.max())
print(nn.CrossEntropyLoss()(logits, target - 1).shape)
