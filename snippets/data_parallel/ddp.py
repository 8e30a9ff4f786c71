import copy
import os
import weakref

import torch
import torch.distributed as dist
import torch.distributed.nn.functional  # 在建组之前 | before the group exists
from torch import nn
from torch.nn.parallel import DistributedDataParallel

# 每个进程一块 GPU，不够就用 CPU | one GPU per process, else the CPU
local_rank = int(os.environ.get("LOCAL_RANK", 0))
processes = int(os.environ.get("LOCAL_WORLD_SIZE", 1))
device, backend = torch.device("cpu"), "gloo"
if dist.is_nccl_available() and torch.cuda.device_count() >= processes:
    device, backend = torch.device("cuda", local_rank), "nccl"
    torch.cuda.set_device(device)

if dist.is_torchelastic_launched():  # 由 torchrun 启动 | started by torchrun
    dist.init_process_group(backend)
else:  # 直接运行：只有一个进程 | run directly: a single process
    store = dist.HashStore()
    dist.init_process_group(backend, store=store, rank=0, world_size=1)
rank, world_size = dist.get_rank(), dist.get_world_size()
group = weakref.ref(dist.group.WORLD)

torch.manual_seed(rank)  # 故意让初值不同 | different weights on purpose
net = nn.Linear(3, 2).to(device)
model = DistributedDataParallel(net)  # 以 0 号进程为准 | rank 0's weights win
weights = [torch.empty_like(net.weight) for _ in range(world_size)]
dist.all_gather(weights, net.weight.detach())
same = all(torch.equal(w, weights[0]) for w in weights)

torch.manual_seed(0)
x, y = torch.randn(8, 3).to(device), torch.randn(8, 2).to(device)
whole = copy.deepcopy(net)  # 对照：一个进程算整批 | reference: the whole batch
nn.functional.mse_loss(whole(x), y).backward()
share = slice(rank, None, world_size)  # 每个进程各算一份 | a share each
nn.functional.mse_loss(model(x[share]), y[share]).backward()
close = torch.allclose(net.weight.grad, whole.weight.grad, atol=1e-6)

del model  # 先放开模型，再销毁进程组 | the model first, then the group
dist.destroy_process_group()
if rank == 0:
    print("processes:", world_size)
    print("equal weights:", same)
    print("gradient of the whole batch:", close)
    print("group released:", group() is None)
