import torch
from torch import nn

logits = torch.tensor([[2.0, 0.5], [0.1, 0.2], [5.0, -5.0]])
target = torch.tensor([0, 1, -100])  # -100 是填充 | -100 is padding
print(nn.CrossEntropyLoss()(logits, target))
print(nn.CrossEntropyLoss()(logits[:2], target[:2]))
