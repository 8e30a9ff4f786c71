import os

from torch.utils.data import DataLoader, Dataset


class Process(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        return os.getpid()


if __name__ == "__main__":
    for stay in (False, True):
        loader = DataLoader(
            Process(),
            batch_size=2,
            num_workers=2,
            persistent_workers=stay,
            prefetch_factor=4,  # 每个进程预取四批 | batches ahead, per worker
        )
        pids = set()
        for epoch in range(2):
            for batch in loader:
                pids.update(batch.tolist())
        print(f"persistent_workers={stay}: {len(pids)} processes")
