import torch

x = torch.tensor([[1], [2]])
print(x.expand(2, 3))
print(x.repeat(1, 3))
print(x.repeat_interleave(2, dim=0))
