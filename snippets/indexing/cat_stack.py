import torch

a, b = torch.zeros(3, 4), torch.ones(3, 4)
print(torch.cat([a, b]).shape)
print(torch.cat([a, b], dim=1).shape)
print(torch.stack([a, b]).shape)
print(torch.stack([a, b], dim=1).shape)

print(torch.stack([torch.tensor(i**2) for i in range(4)]))
