import torch
from torch import nn

logits = torch.tensor([[2.0, 0.5, -1.0], [0.1, 0.2, 3.0]])
target = torch.tensor([0, 2])  # 类别编号 | class numbers
print(nn.CrossEntropyLoss()(logits, target))
print(nn.NLLLoss()(logits.log_softmax(dim=1), target))
