import torch
from sklearn.model_selection import train_test_split
from torch.utils.data import Subset, TensorDataset, random_split

labels = torch.tensor([0] * 90 + [1] * 10)
dataset = TensorDataset(torch.randn(100, 4), labels)

generator = torch.Generator().manual_seed(0)
train, valid, test = random_split(dataset, [0.7, 0.15, 0.15], generator)
print(len(train), len(valid), len(test))

# 各类的比例不变 | keep the share of each class
rest, held = train_test_split(
    range(100),
    test_size=0.2,
    stratify=labels.tolist(),
    random_state=0,
)
train, test = Subset(dataset, rest), Subset(dataset, held)
print(labels[rest].bincount(), labels[held].bincount())
