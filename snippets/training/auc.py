import torch
from sklearn.metrics import precision_score, recall_score, roc_auc_score

logits = torch.tensor([-3, -2, -0.7, 0.5, -0.5, 1, 2, 3])
target = torch.tensor([0, 0, 0, 0, 1, 1, 1, 1])
probability = logits.sigmoid()
print("AUC", roc_auc_score(target.cpu(), probability.cpu()))

for threshold in (0.3, 0.5, 0.7):
    predicted = (probability > threshold).int().cpu()
    precision = precision_score(target.cpu(), predicted)
    recall = recall_score(target.cpu(), predicted)
    print(threshold, f"precision {precision:.2f}, recall {recall:.2f}")
