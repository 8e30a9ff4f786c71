import numpy as np
import torch
from torch import nn

data = np.ones((2, 3))  # float64
x = torch.as_tensor(data)
linear, conv = nn.Linear(3, 1), nn.Conv1d(2, 1, 1)
for layer in (linear, conv):
    try:
        layer(x)
    except RuntimeError as e:
        print(e)

x = torch.as_tensor(data, dtype=torch.float32)
print(linear(x).dtype)
