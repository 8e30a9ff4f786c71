import torch

torch.manual_seed(0)
x = torch.empty(5, 3)  # 只分配内存，不初始化 | memory only, not initialized
print(x.shape)
x = torch.rand(5, 3)  # [0, 1) 上均匀分布 | uniform on [0, 1)
print(x)
x = torch.zeros(5, 3, dtype=torch.long)  # 全零，int64 | zeros, int64
print(x)
x = torch.tensor([0, 0])  # 由数据创建 | from data
print(x, x.dtype)
y = torch.randn_like(x, dtype=torch.float)  # 形状与设备同 x | shape and device of x
print(y)
