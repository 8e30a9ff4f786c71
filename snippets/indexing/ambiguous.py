import torch

x = torch.tensor([1, 5, 8])
try:
    if x > 2 and x < 6:
        print(x)
except RuntimeError as e:
    print(e)

print(x[(x > 2) & (x < 6)])
if (x > 6).any():  # 有一个就行 | at least one
    print(x.max())
if torch.equal(x, torch.tensor([1, 5, 8])):
    print("equal")
