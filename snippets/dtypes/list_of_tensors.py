import torch

rows = [torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])]
try:
    torch.tensor(rows)
except ValueError as e:
    print(e)
print(torch.stack(rows))

try:
    rows[0].item()
except RuntimeError as e:
    print(e)
print(rows[0].tolist(), rows[0].sum().item())
