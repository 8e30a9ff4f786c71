import torch
from torch.utils.data.distributed import DistributedSampler

torch.set_default_device("cpu")  # 打乱是在 CPU 上做的 | it shuffles on the CPU
sampler = DistributedSampler(range(8), num_replicas=2, rank=0)
first = list(sampler)
print(list(sampler) == first)  # 第二轮：顺序照旧 | next epoch: the old order

sampler.set_epoch(1)
print(list(sampler) == first)  # 换了顺序 | another order
