import torch

i = torch.tensor([1, 2])  # int64
f = torch.tensor([0.5, 0.5])  # float32
d = torch.tensor([0.5, 0.5], dtype=torch.float64)
print((i + f).dtype, (f + d).dtype)
print((i + 0.5).dtype, (f + 2).dtype)
print(i / 2, i // 2)

try:
    i += 0.5
except RuntimeError as e:
    print(e)
