import torch

print(torch.tensor([1, 2, 3]).dtype, torch.Tensor([1, 2, 3]).dtype)
print(torch.tensor(3), torch.Tensor(3).shape)
