assert x.is_cuda == torch.cuda.is_available()
assert device.type in ("cuda", "cpu")
