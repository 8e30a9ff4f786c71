import torch
from torch import nn

logits = torch.tensor([[2.0, -1.0, 0.5], [-2.0, 1.0, 3.0]])
target = torch.tensor([[1.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
print(nn.BCEWithLogitsLoss()(logits, target))
print((logits > 0).int())  # 概率大于 0.5 | probability above 0.5
