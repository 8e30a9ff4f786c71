import torch
from sklearn.metrics import classification_report

logits = torch.tensor([[2, -1, 1], [-2, 1, 3], [1, -1, -1], [2, 2, -3]])
target = torch.tensor([[1, 0, 1], [0, 1, 1], [1, 1, 0], [1, 0, 0]])
predicted = (logits > 0).int()  # 概率大于 0.5 | probability above 0.5
print(classification_report(target.cpu(), predicted.cpu()))
