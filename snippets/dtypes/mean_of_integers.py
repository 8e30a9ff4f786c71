import torch

x = torch.tensor([1, 2, 4])
try:
    x.mean()
except RuntimeError as e:
    print(e)
print(x.float().mean())
