import torch

output = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1)
target = torch.tensor([1.0, 2.0, 3.0])  # (3,)
wrong = output - target
print(wrong.shape, wrong.square().mean())
print((output.squeeze(1) - target).square().mean())
