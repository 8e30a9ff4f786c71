assert x.dtype == torch.float32 and y.dtype == torch.int64
assert next(iter(DataLoader([0.5]))).dtype == torch.float64
