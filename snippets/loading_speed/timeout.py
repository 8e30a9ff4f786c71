import time

from torch.utils.data import DataLoader, Dataset


class Hangs(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        time.sleep(30)


if __name__ == "__main__":
    loader = DataLoader(Hangs(), batch_size=2, num_workers=1, timeout=1)
    try:
        next(iter(loader))
    except RuntimeError as error:
        print(error)
