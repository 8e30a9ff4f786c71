import torch

values = torch.tensor([1.0, float("nan"), 3.0])
mask = torch.tensor([True, False, True])  # 中间的无效 | the middle one is invalid
print((values * mask).sum() / mask.sum())
print(values.masked_fill(~mask, 0.0).sum() / mask.sum())
print(values[mask].mean(), values.nanmean())
