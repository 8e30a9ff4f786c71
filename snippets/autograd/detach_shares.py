import torch

x = torch.zeros(3, requires_grad=True)
y = x.exp()
shared = y.detach()
copy = y.detach().clone()  # 独立的副本 | an independent copy
shared[0] = 100
print(y)  # 也变了 | has changed too
print(copy)
