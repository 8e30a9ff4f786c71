import subprocess
import sys

import torch
from torch import nn

net = nn.Linear(1, 1, bias=False, device="cpu")
x = torch.tensor([[1.0]] * 4 + [[2.0]] * 4, device="cpu")
net(x).mean().backward()
lines = stdout.splitlines()
assert len(lines) == 2
assert all(f"weight 1.0, gradient {net.weight.grad.item()}" in line for line in lines)

code = """
import os
import weakref
import torch
import torch.distributed as dist
from torch import nn

def wrap():
    from torch.nn.parallel import DistributedDataParallel
    return DistributedDataParallel(nn.Linear(1, 1))

def released(early, keep):
    if early:
        import torch.distributed.nn.functional
    dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
    group = weakref.ref(dist.group.WORLD)
    kept = wrap() if keep else wrap() and None
    dist.destroy_process_group()
    return group() is None

for early, keep in ((True, False), (False, False), (True, True)):
    if os.fork() == 0:
        print(early, keep, released(early, keep), flush=True)
        os._exit(0)
    os.wait()
"""

told = subprocess.check_output([sys.executable, "-c", code], text=True)
wanted = ["True False True", "False False False", "True True False"]
assert told.splitlines() == wanted, told
