import torch
from torch.utils.data import (
    BatchSampler,
    DataLoader,
    Dataset,
    RandomSampler,
)


class InMemory(Dataset):
    def __init__(self):
        self.x = torch.randn(1000, 3)
        self.calls = 0

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        self.calls += 1
        return self.x[i]


dataset = InMemory()
for x in DataLoader(dataset, batch_size=100, shuffle=True):
    pass
print(dataset.calls, x.shape)  # 一个样本一次 | once per sample

dataset.calls = 0
batches = BatchSampler(RandomSampler(dataset), 100, drop_last=False)
for x in DataLoader(dataset, batch_size=None, sampler=batches):
    pass
print(dataset.calls, x.shape)  # 一个批次一次 | once per batch
