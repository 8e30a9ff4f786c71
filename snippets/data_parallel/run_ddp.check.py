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
import weakref
import torch.distributed as dist
{early}
from torch import nn
from torch.nn.parallel import DistributedDataParallel

def main():
    {keep}
    model = DistributedDataParallel(nn.Linear(1, 1))

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
group = weakref.ref(dist.group.WORLD)
main()
dist.destroy_process_group()
print(group() is None, flush=True)
"""


early = "import torch.distributed.nn.functional"
tried = [(early, "pass"), ("", "pass"), (early, "global model")]
programs = [code.format(early=first, keep=keep) for first, keep in tried]
runs = [
    subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, text=True)
    for text in programs
]
released = [run.communicate()[0].strip() for run in runs]
assert released == ["True", "False", "False"], released
