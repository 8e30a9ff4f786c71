import torch

x = torch.tensor([1e-6, 0.123456789, 10000])
print(x)
torch.set_printoptions(sci_mode=False, precision=8)
print(x)
torch.set_printoptions(threshold=5, edgeitems=2)
print(torch.arange(1000))
torch.set_printoptions(profile="default")  # 恢复默认 | back to the default
