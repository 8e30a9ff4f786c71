import time

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Slow(Dataset):
    def __len__(self):
        return 64

    def __getitem__(self, i):
        time.sleep(0.005)  # 读文件、解码、增强 | read, decode, augment
        return torch.randn(32)


model = nn.Linear(32, 1)
loading = computing = 0.0
begin = time.perf_counter()
for x in DataLoader(Slow(), batch_size=16):
    loaded = time.perf_counter()
    loading += loaded - begin
    model(x).sum().backward()
    begin = time.perf_counter()
    computing += begin - loaded

slower = "loading" if loading > computing else "computing"
print(slower, "takes most of the time")
