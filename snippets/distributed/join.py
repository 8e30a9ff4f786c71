import torch
import torch.distributed as dist
import torch.distributed.nn.functional  # 在建组之前导入 | before the group exists
from torch import nn
from torch.nn.parallel import DistributedDataParallel


def main():
    rank = dist.get_rank()
    batches = torch.ones(3 - rank, 4, 1)  # 3 批和 2 批 | 3 batches and 2
    model = DistributedDataParallel(nn.Linear(1, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    with model.join():
        for x in batches:
            optimizer.zero_grad()
            model(x).mean().backward()
            optimizer.step()
            if rank == 0:
                print("gradient:", model.module.weight.grad.item())


if __name__ == "__main__":
    dist.init_process_group("gloo")
    main()
    dist.destroy_process_group()
