import torch
from sklearn.metrics import classification_report

target = torch.tensor([0, 0, 0, 0, 1, 1, 1, 2, 2, 2])
predicted = torch.tensor([0, 0, 0, 1, 1, 1, 2, 2, 2, 2])
print(classification_report(target.cpu(), predicted.cpu()))
