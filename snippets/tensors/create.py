import torch

torch.manual_seed(0)
x = torch.empty(5, 3)  # 只分配内存，值不确定 | memory only, values undefined
print(x.shape)
x = torch.rand(5, 3)  # [0, 1) 上均匀分布 | uniform on [0, 1)
print(bool((x >= 0).all() and (x < 1).all()))
x = torch.zeros(5, 3, dtype=torch.long)  # 全零，64 位整数 | all zeros, 64-bit integers
print(x.dtype)
x = torch.tensor([0, 0])  # 由数据创建，类型随数据 | from data, which sets the dtype
print(x)
y = torch.randn_like(x, dtype=torch.float)  # 形状与设备同 x | shape and device of x
print(y.shape, y.dtype)
