import torch
from torch.utils.data import DataLoader, Dataset, Sampler


class Squares(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        print("dataset", i)
        return i * i


class Backwards(Sampler):
    def __init__(self, dataset):
        self.dataset = dataset

    def __len__(self):
        return len(self.dataset)

    def __iter__(self):
        return iter(range(len(self) - 1, -1, -1))


def collate(samples):
    print("collate", samples)
    return torch.tensor(samples)


data = Squares()
loader = DataLoader(data, 2, sampler=Backwards(data), collate_fn=collate)
for batch in loader:
    print(batch)
