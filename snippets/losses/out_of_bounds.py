import torch
from torch import nn

logits = torch.tensor([[2.0, 0.5, 0.1], [0.3, 0.2, 1.4]])
target = torch.tensor([1, 3])

try:
    nn.CrossEntropyLoss()(logits, target)
except IndexError as error:
    print(error)
print(target.min(), target.max(), "classes:", logits.shape[1])
print(nn.CrossEntropyLoss()(logits, target - 1))
