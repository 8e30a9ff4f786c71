import torch
from torch.utils.data import DataLoader

try:
    next(iter(DataLoader([[7, 2, 9], [4, 1]], batch_size=2)))
except RuntimeError as error:
    print(error)

points = [[1, 2, 3], [4, 5, 6]]
print(next(iter(DataLoader(points, batch_size=2))))
points = [torch.tensor(p) for p in points]
print(next(iter(DataLoader(points, batch_size=2))))
