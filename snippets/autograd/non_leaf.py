import warnings

import torch

x = torch.ones(2, requires_grad=True)
y = x * 2
(y**2).sum().backward()
print(x.grad)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(y.grad)
print(caught[0].category.__name__)
print(str(caught[0].message).split(". ")[0])

y = x * 2
y.retain_grad()  # 在 backward() 之前 | before backward()
(y**2).sum().backward()
print(y.grad)
