import torch
from torch import nn

logits = torch.tensor(
    [
        [3.0, 0.5, 0.1],
        [0.2, 1.0, 4.0],
        [1.0, 2.0, 0.5],
    ]
)
labels = torch.tensor([0, 2, 0])  # 类别编号 | class indices
criterion = nn.CrossEntropyLoss()
print(criterion(logits, labels))
print(criterion(logits.softmax(1), labels))  # 多了 softmax | one softmax too many

predicted = logits.argmax(1)
print(predicted)
print((predicted == labels).float().mean())  # 准确率 | accuracy
