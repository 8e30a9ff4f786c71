import multiprocessing
import time
from datetime import timedelta

import torch
import torch.distributed as dist


def wait(rank, told):
    options = {"rank": rank, "world_size": 2, "timeout": timedelta(seconds=2)}
    dist.init_process_group("gloo", store=dist.FileStore("store", 2), **options)
    if rank == 0:
        try:
            dist.all_reduce(torch.ones(1, device="cpu"))
        except RuntimeError as error:
            told.put(str(error))
    time.sleep(4)


fork = multiprocessing.get_context("fork")
told = fork.Queue()
ranks = [fork.Process(target=wait, args=(rank, told)) for rank in (0, 1)]
for rank in ranks:
    rank.start()
error = told.get(timeout=30)
for rank in ranks:
    rank.join()
assert "Timed out waiting 2000ms for recv operation to complete" in error, error
