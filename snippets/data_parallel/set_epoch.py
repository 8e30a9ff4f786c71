from torch.utils.data.distributed import DistributedSampler

sampler = DistributedSampler(range(8), num_replicas=2, rank=0)
print(list(sampler))
print(list(sampler))  # 第二轮，顺序照旧 | next epoch, the old order

for epoch in range(3):
    sampler.set_epoch(epoch)
    print(epoch, list(sampler))
