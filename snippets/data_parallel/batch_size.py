import torch
from torch.utils.data import DataLoader
from torch.utils.data.distributed import DistributedSampler

data = torch.arange(64)
for processes in (1, 2, 4):
    sampler = DistributedSampler(data, processes, rank=0, shuffle=False)
    loader = DataLoader(data, batch_size=8, sampler=sampler)
    print(f"{processes}: {8 * processes} samples in a step, {len(loader)} steps")
