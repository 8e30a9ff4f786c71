import torch
from torch import nn

model = nn.Linear(2, 3)
y = model(torch.ones(1, 2))
try:
    y.cpu().numpy()
except RuntimeError as e:
    print(e)

a = y.detach().cpu().numpy()
print(type(a), a.shape, a.dtype)
