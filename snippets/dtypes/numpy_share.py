import numpy as np
import torch

a = np.zeros(3, dtype=np.float32)
shared = torch.from_numpy(a)
copied = torch.tensor(a)
a[0] = 7
print(shared, copied)

x = torch.ones(3)
b = x.cpu().numpy()
print(b, b.dtype)
