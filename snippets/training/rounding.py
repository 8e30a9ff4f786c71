import torch

a, b = torch.tensor(1e8), torch.tensor(1.0)
print((a + b - a).item())
print((a - a + b).item())  # 同样的数，另一个顺序 | the same, in another order
