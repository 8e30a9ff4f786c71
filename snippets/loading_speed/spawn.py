import torch
from torch.utils.data import DataLoader

loader = DataLoader(
    torch.arange(8),
    batch_size=4,
    num_workers=1,
    multiprocessing_context="spawn",  # Windows、macOS 上不必写 | default on Windows, macOS
)

if __name__ == "__main__":
    for batch in loader:
        print(batch)
