import torch

x = torch.ones(2, 3)
per_row = torch.tensor([10.0, 20.0])
try:
    x + per_row
except RuntimeError as e:
    print(e)

print(x + per_row.unsqueeze(1))  # (2, 3) + (2, 1)
