from torch.utils.data.distributed import DistributedSampler

for rank in range(2):
    sampler = DistributedSampler(range(8), 2, rank, shuffle=False)
    print(rank, list(sampler))  # 互不重叠 | no overlap

for rank in range(2):  # 7 个样本：用开头的补齐 | 7 samples: padded from the start
    sampler = DistributedSampler(range(7), 2, rank, shuffle=False)
    print(rank, list(sampler))
