import torch

x = torch.tensor([3.0, 1.0, 2.0])
for attempt in (lambda: x.sum(dim=1), lambda: x[3], lambda: x[0, 1]):
    try:
        attempt()
    except IndexError as e:
        print(e)

print(x.shape, x.sum(dim=0))
print(x.unsqueeze(0).sum(dim=1))  # 先变成 (1, 3) | as (1, 3)
