import torch
from torch.utils.data import DataLoader
from torch.utils.data.distributed import DistributedSampler

data = torch.arange(64)
for processes in (1, 2, 4):
    sampler = DistributedSampler(data, processes, rank=0, shuffle=False)
    loader = DataLoader(data, batch_size=8, sampler=sampler)
    samples = 8 * processes
    print(f"{processes}: {samples} samples in a step, {len(loader)} steps")
