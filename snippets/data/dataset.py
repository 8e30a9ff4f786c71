import torch
from torch.utils.data import DataLoader, Dataset


class Table(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        *features, label = self.rows[i]
        return torch.tensor(features), label


rows = [(5.1, 3.5, 0), (6.2, 2.9, 1), (4.9, 3.0, 0)]
loader = DataLoader(Table(rows), batch_size=2)
for x, y in loader:
    print(x, y)
