import torch
from torch import nn

logits = torch.randn(4, 3)
numbers = torch.tensor([0.0, 2.0, 1.0, 1.0])  # 读进来是 float32 | read as float32
print(nn.CrossEntropyLoss()(logits, numbers.long()).shape)

try:
    nn.BCEWithLogitsLoss()(logits[:, 0], torch.tensor([0, 1, 1, 0]))
except RuntimeError as error:
    print(error)
labels = torch.tensor([0, 1, 1, 0]).float()
print(nn.BCEWithLogitsLoss()(logits[:, 0], labels).shape)
