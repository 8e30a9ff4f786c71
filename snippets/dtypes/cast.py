import torch

x = torch.tensor([1.7, -1.7, 0.0])
print(x.dtype, torch.tensor([1, 2]).dtype, torch.tensor([True]).dtype)
print(x.long())  # 截掉小数 | drops the fraction
print(x.round().int())
print(x.bool())
print(x.to(torch.float16).dtype, x.double().dtype)

y = torch.tensor([0, 255], dtype=torch.uint8)
print(y.float() / 255)
