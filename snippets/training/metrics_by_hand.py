import torch


def confusion(target, predicted, classes):
    pairs = target * classes + predicted
    counts = torch.bincount(pairs, minlength=classes**2)
    return counts.reshape(classes, classes)


total = torch.zeros(3, 3, dtype=torch.int64)
for target, predicted in [  # 一批一批地累加 | batch by batch
    (torch.tensor([0, 0, 0, 0, 1]), torch.tensor([0, 0, 0, 1, 1])),
    (torch.tensor([1, 1, 2, 2, 2]), torch.tensor([1, 2, 2, 2, 2])),
]:
    total += confusion(target, predicted, classes=3)
print(total)  # 行是真实的类，列是预测的 | rows: true, columns: predicted

right = total.diagonal()
precision = right / total.sum(0).clamp(min=1)
recall = right / total.sum(1).clamp(min=1)
f1 = 2 * right / (total.sum(0) + total.sum(1)).clamp(min=1)
print(precision, recall, f1, sep="\n")
