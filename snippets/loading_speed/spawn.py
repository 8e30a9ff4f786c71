import torch
from torch.utils.data import DataLoader

loader = DataLoader(torch.arange(8), 4, num_workers=1, multiprocessing_context="spawn")

if __name__ == "__main__":
    for batch in loader:
        print(batch)
