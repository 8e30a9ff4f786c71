import torch

x = torch.zeros(2, 3)
print(x.shape)  # 属性 | an attribute
print(x.size())  # 方法，结果相同 | a method, the same result
print(x.shape == x.size(), x.size(0), x.ndim, x.numel())
print(x.dtype, x.device.type == torch.get_default_device().type)
