import torch
import torch.distributed as dist
import torch.distributed.nn.functional  # 在建组之前导入 | before the group exists
from torch import nn
from torch.nn.parallel import DistributedDataParallel


def main():
    rank = dist.get_rank()
    net = nn.Linear(1, 1, bias=False)
    nn.init.constant_(net.weight, rank + 1)  # 故意不同 | different on purpose
    model = DistributedDataParallel(net)

    x = torch.full((4, 1), rank + 1.0)  # 各算各的数据 | its own data
    model(x).mean().backward()
    mine = (net.weight.item(), net.weight.grad.item())
    found = [None] * dist.get_world_size()
    dist.all_gather_object(found, mine)  # 收集各进程的结果 | from every process
    if rank == 0:
        for number, (weight, gradient) in enumerate(found):
            print(f"rank {number}: weight {weight}, gradient {gradient}")


if __name__ == "__main__":
    dist.init_process_group("gloo")
    main()
    dist.destroy_process_group()
