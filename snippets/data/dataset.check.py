assert x.dtype == torch.float32 and y.dtype == torch.int64
