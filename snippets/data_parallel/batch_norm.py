import torch
import torch.distributed as dist
from torch import nn

torch.manual_seed(0)
norm = nn.BatchNorm1d(3)
x = torch.randn(8, 3)
halves = torch.cat([norm(x[:4]), norm(x[4:])])  # 各用各的均值 | each its own mean
print(torch.allclose(halves, norm(x)))

net = nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3))
keys = list(net.state_dict())
net = nn.SyncBatchNorm.convert_sync_batchnorm(net)
print(type(net[1]).__name__, list(net.state_dict()) == keys)

store = dist.HashStore()
dist.init_process_group("gloo", store=store, rank=0, world_size=1)
try:
    net.cpu()(x.cpu())  # 同步要在 GPU 上 | it synchronizes on GPUs only
except ValueError as error:
    print(str(error).split(" or ")[0])
dist.destroy_process_group()
