import torch

x = torch.arange(6).reshape(2, 3)
y = x.T
print(y, y.shape)
print(x.stride(), y.stride())  # 同一块内存，步幅不同 | same memory, other strides
try:
    y.view(6)
except RuntimeError as e:
    print(e)
print(y.contiguous().view(6))
print(y.reshape(6))
