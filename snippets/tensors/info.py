import torch

x = torch.zeros(2, 3)
print(x.shape)  # 属性 | an attribute
print(x.size(), x.size(0))  # 方法 | a method
print(x.ndim, x.numel())  # 维度数，元素数 | dimensions, elements
print(x.dtype, x.device)
