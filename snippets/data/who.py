import torch
from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        print("dataset", i)
        return i * i


def collate(samples):
    print("collate", samples)
    return torch.tensor(samples)


order = [3, 2, 1, 0]
loader = DataLoader(Squares(), 2, sampler=order, collate_fn=collate)
for batch in loader:
    print(batch)
