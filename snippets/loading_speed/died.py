import os
import re
import signal

from torch.utils.data import DataLoader, Dataset


class Killed(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        os.kill(os.getpid(), signal.SIGKILL)  # 内存用尽时也这样 | as when out of RAM


if __name__ == "__main__":
    try:
        next(iter(DataLoader(Killed(), batch_size=2, num_workers=1)))
    except RuntimeError as error:
        # 进程号每次不同 | the process id differs each time
        print(re.sub(r"\d+", "N", str(error)))
        print(re.sub(r"\d+", "N", str(error.__cause__)))
