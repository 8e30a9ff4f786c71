import random

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Noisy(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        drawn = random.random(), np.random.rand(), torch.rand(1).item()
        return torch.tensor(drawn)


if __name__ == "__main__":
    for _ in range(2):
        torch.manual_seed(0)
        for batch in DataLoader(Noisy(), batch_size=2, num_workers=2):
            print(batch)
