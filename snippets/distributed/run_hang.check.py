import os
import subprocess
import sys

code = """
import sys, time
from datetime import timedelta
import torch, torch.distributed as dist
rank = int(sys.argv[1])
store = dist.FileStore("store", 2)
limit = timedelta(seconds=2)
dist.init_process_group("gloo", store=store, rank=rank, world_size=2, timeout=limit)
if rank == 0:
    dist.all_reduce(torch.ones(1))
time.sleep(6)
"""
runs = [
    subprocess.Popen(
        [sys.executable, "-c", code, rank], stderr=subprocess.PIPE, text=True, env=os.environ
    )
    for rank in "01"
]
told = [run.communicate()[1] for run in runs]
assert "Timed out waiting 2000ms for recv operation to complete" in told[0], told
