one, two, *_ = DataLoader(Noisy(), batch_size=1, num_workers=2)
assert not torch.equal(one, two)  # 每个 worker 各有种子 | each worker has a seed of its own
