other = DistributedSampler(range(8), num_replicas=2, rank=1)
other.set_epoch(epoch)
assert sorted([*sampler, *other]) == list(range(8))
