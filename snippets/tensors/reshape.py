import torch

x = torch.arange(6).view(2, 3)
t = x.t()  # 转置后步幅不再连续 | the strides are no longer contiguous
print(t.stride(), t.is_contiguous())
try:
    t.view(6)
except RuntimeError as error:
    print(error)
flat = t.reshape(6)  # 需要时复制 | copies where it must
print(flat, flat.data_ptr() == x.data_ptr())
