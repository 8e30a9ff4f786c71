import time

import torch
from torch.utils.data import DataLoader, Dataset


class Items(Dataset):
    def __init__(self, pause):
        self.pause = pause  # 读一个样本要多久，秒 | seconds to read one

    def __len__(self):
        return 64

    def __getitem__(self, i):
        time.sleep(self.pause)
        return torch.tensor([i])


def seconds(pause, num_workers):
    loader = DataLoader(Items(pause), 8, num_workers=num_workers)
    begin = time.perf_counter()
    for _ in loader:
        pass
    return time.perf_counter() - begin


if __name__ == "__main__":
    for pause in (0.03, 0):
        times = {n: seconds(pause, n) for n in (0, 2)}
        best = min(times, key=times.get)
        print(f"{pause} s per sample: num_workers={best} is faster")
