import torch
from torch import nn

layers = nn.Linear(1024, 1024), nn.ReLU(), nn.Linear(1024, 10)
model = nn.Sequential(*layers)
weights = {p.data_ptr() for p in model.parameters()}


def saved(batch_size):
    sizes = {}

    def pack(t):  # 为反向传播保存的每个张量 | each tensor saved for backward
        sizes[t.data_ptr()] = t.nbytes
        return t

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda t: t):
        model(torch.randn(batch_size, 1024))
    return sum(size for at, size in sizes.items() if at not in weights)


for batch_size in (32, 64, 128):
    print(batch_size, f"{saved(batch_size) / 2**20:.2f} MiB")
