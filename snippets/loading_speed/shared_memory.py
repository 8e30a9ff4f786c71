import torch
from torch.utils.data import DataLoader

if __name__ == "__main__":
    torch.multiprocessing.set_sharing_strategy("file_system")
    for batch in DataLoader(torch.arange(4), 2, num_workers=1):
        print(batch)
