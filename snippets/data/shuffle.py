import torch
from torch.utils.data import DataLoader

data = list(range(10))
generator = torch.Generator().manual_seed(0)
loader = DataLoader(data, 4, shuffle=True, generator=generator)
for epoch in range(2):
    print([batch.tolist() for batch in loader])

loader = DataLoader(data, 4, shuffle=True, drop_last=True)
print([len(batch) for batch in loader])
