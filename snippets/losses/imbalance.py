import torch
from torch import nn

labels = torch.tensor([0] * 90 + [1] * 10)
counts = labels.bincount()
weight = len(labels) / (len(counts) * counts)
print(weight)
criterion = nn.CrossEntropyLoss(weight=weight)

positives = counts[1]
binary = nn.BCEWithLogitsLoss(pos_weight=counts[0] / positives)
print(binary.pos_weight)
