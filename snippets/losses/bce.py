import torch
from torch import nn

logits = torch.tensor([1.5, -0.5, 200.0])
target = torch.tensor([1.0, 0.0, 0.0])
print(nn.BCEWithLogitsLoss(reduction="none")(logits, target))
print(nn.BCELoss(reduction="none")(logits.sigmoid(), target))
