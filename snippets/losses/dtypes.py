import torch
from torch import nn

logits = torch.tensor([[2.0, 0.5], [0.1, 1.2]])
numbers = torch.tensor([0.0, 1.0])  # 读进来是 float32 | read as float32
print(nn.CrossEntropyLoss()(logits, numbers.long()))

labels = torch.tensor([0, 1])
try:
    nn.BCEWithLogitsLoss()(logits[:, 0], labels)
except RuntimeError as error:
    print(error)
print(nn.BCEWithLogitsLoss()(logits[:, 0], labels.float()))
