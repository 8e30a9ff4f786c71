import os

import torch
import torch.distributed as dist
import torch.distributed.nn.functional  # 在建组之前 | before the group exists
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler

local_rank = int(os.environ.get("LOCAL_RANK", 0))
processes = int(os.environ.get("LOCAL_WORLD_SIZE", 1))
device, backend = torch.device("cpu"), "gloo"
if dist.is_nccl_available() and torch.cuda.device_count() >= processes:
    device, backend = torch.device("cuda", local_rank), "nccl"
    torch.cuda.set_device(device)
if dist.is_torchelastic_launched():
    dist.init_process_group(backend)
else:
    store = dist.HashStore()
    dist.init_process_group(backend, store=store, rank=0, world_size=1)
rank, world_size = dist.get_rank(), dist.get_world_size()

torch.set_default_device("cpu")  # 数据留在 CPU，逐批移动 | moved batch by batch
torch.manual_seed(0)
x = torch.randn(64, 3)
data = TensorDataset(x, x[:, :2] * 3 - 1)
sampler = DistributedSampler(data)  # 代替 shuffle=True | not shuffle=True
loader = DataLoader(data, batch_size=8, sampler=sampler)

model = DistributedDataParallel(nn.Linear(3, 2).to(device))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(20):
    sampler.set_epoch(epoch)  # 每轮换一种顺序 | a new order every epoch
    for features, labels in loader:
        features, labels = features.to(device), labels.to(device)
        loss = nn.functional.mse_loss(model(features), labels)
        optimizer.zero_grad()
        loss.backward()  # 各进程的梯度在这里平均 | averages the gradients
        optimizer.step()

if rank == 0:  # 只由一个进程打印和保存 | one process prints and saves
    print("processes:", world_size, "batches per epoch:", len(loader))
    print("learned:", loss.item() < 0.01)
    torch.save(model.module.state_dict(), "model.pt")
    print(list(torch.load("model.pt", map_location="cpu")))
del model
dist.destroy_process_group()
