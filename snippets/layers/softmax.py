import warnings

import torch
import torch.nn.functional as F
from torch import nn

x = torch.tensor([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]])
print(F.softmax(x, dim=1))  # 每行的和是 1 | each row sums to 1

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    nn.Softmax()(x)
print(told[0].message)
