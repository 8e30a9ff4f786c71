import torch
import torch.distributed as dist
import torch.distributed.nn.functional  # 在建组之前导入 | before the group exists
from torch import nn
from torch.nn.parallel import DistributedDataParallel


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(4, 1)
        self.extra = nn.Linear(4, 1)

    def forward(self, x):
        return self.body(x)  # 没有用到 extra | does not use extra


def train(find):
    model = DistributedDataParallel(Net(), find_unused_parameters=find)
    for _ in range(2):
        model(torch.ones(1, 4)).sum().backward()
    return "2 steps done"


def main():
    for find in (False, True):
        try:
            result = train(find)
        except RuntimeError as error:
            result = str(error)
        if dist.get_rank() == 0:
            print(result)


if __name__ == "__main__":
    dist.init_process_group("gloo")
    main()
    dist.destroy_process_group()
