from contextlib import nullcontext

import torch
import torch.distributed as dist
import torch.distributed.nn.functional  # 在建组之前导入 | before the group exists
from torch import nn
from torch.nn.parallel import DistributedDataParallel

STEPS = 2


def main():
    rank = dist.get_rank()
    model = DistributedDataParallel(nn.Linear(1, 1, bias=False))
    for i in range(STEPS):
        x = torch.full((4, 1), rank + 1.0)  # 梯度是 1 和 2 | gradients 1 and 2
        last = i == STEPS - 1
        with nullcontext() if last else model.no_sync():
            (model(x).mean() / STEPS).backward()
        if rank == 0:
            print("gradient:", model.module.weight.grad.item())


if __name__ == "__main__":
    dist.init_process_group("gloo")
    main()
    dist.destroy_process_group()
