import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

lines = stdout.splitlines()
assert "Parameter indices which did not receive grad for rank 0: 2 3" in lines
assert lines[-1] == "2 steps done"

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
net = nn.ModuleDict({name: nn.Linear(4, 1, device="cpu") for name in ("body", "extra")})
net.forward = lambda x: net["body"](x)
net["extra"].requires_grad_(False)
model = DistributedDataParallel(net)
for _ in range(2):  # 冻结之后不再报错 | once frozen, no error
    model(torch.ones(1, 4, device="cpu")).sum().backward()
dist.destroy_process_group()
