from torch.utils.data import DataLoader, Subset, TensorDataset

for train, test in folds.split(table, labels):
    assert abs(labels[test].mean() - labels.mean()) < 0.01  # 比例接近 | much the same ratio
part = Subset(TensorDataset(x, y), train)
assert sum(len(b) for a, b in DataLoader(part, 64)) == len(train)
