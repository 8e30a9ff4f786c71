import torch

values = torch.tensor([1.0, float("nan"), 3.0])
mask = torch.tensor([True, False, True])  # 中间的无效 | the middle one is invalid
print((values * mask).sum() / mask.sum())
print(values.masked_fill(~mask, 0.0).sum() / mask.sum())
print(values[mask].mean(), values.nanmean())

scores = torch.full((1, 3), float("-inf"))  # 一行全被遮住 | a row all masked
print(scores.softmax(dim=1))
