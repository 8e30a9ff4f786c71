import torch

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
reserved = torch.accelerator.memory_reserved  # 没有加速器时是 0 | 0 without one

x = torch.ones(8, 1024, 1024, device=device)
before = reserved()
del x  # 还给 PyTorch 的缓存，不是驱动 | to PyTorch's cache, not the driver
print(reserved() == before)
x = torch.ones(8, 1024, 1024, device=device)  # 直接取自缓存 | from the cache
print(reserved() == before)
del x
torch.accelerator.empty_cache()  # 缓存还给驱动 | the cache, to the driver
print((reserved() < before) == (before > 0))
torch.cuda.empty_cache()  # 只管 CUDA，没有也不报错 | CUDA only, else does nothing
