assert x.mean(dtype=torch.float32) == x.float().mean()
