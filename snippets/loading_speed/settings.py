import torch
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.randn(64, 3), torch.randint(2, (64,)))
loader = DataLoader(
    dataset,
    batch_size=16,
    shuffle=True,
    num_workers=2,
    persistent_workers=True,  # 每轮不重新启动 | not restarted each epoch
    prefetch_factor=4,  # 每个进程预取四批 | batches ahead, per worker
)

if __name__ == "__main__":
    for epoch in range(2):
        for x, y in loader:
            pass
    print(len(loader), x.shape, y.shape)
