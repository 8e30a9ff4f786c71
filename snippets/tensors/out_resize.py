import warnings

import torch

result = torch.empty(4)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.add(torch.ones(2, 3), 1, out=result)
print(result.shape)  # 被悄悄改成结果的形状 | resized to the result's shape
print(str(caught[0].message).split(",")[0])
