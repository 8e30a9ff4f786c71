from torch.utils.data.distributed import DistributedSampler

sampler = DistributedSampler(range(8), num_replicas=2, rank=0)
for epoch in range(3):
    print(list(sampler))

for epoch in range(3):
    sampler.set_epoch(epoch)
    print(epoch, list(sampler))
