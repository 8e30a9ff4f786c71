sizes = [len(dataset.x[batch]) for batch in torch.randperm(1000).split(100)]
assert sizes == [100] * 10
