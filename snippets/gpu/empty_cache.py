import torch

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

x = torch.ones(8, 1024, 1024, device=device)
del x  # 回到 PyTorch 的缓存 | to PyTorch's cache
torch.accelerator.empty_cache()  # 缓存还给驱动 | the cache, to the driver
torch.cuda.empty_cache()  # 只管 CUDA | CUDA only
