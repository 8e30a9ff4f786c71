import torch

x = torch.tensor([200, 250], dtype=torch.uint8)
print(x + 100)  # 转一圈 | wraps around
print(x.int() + 100)

print(torch.tensor(70000.0).half())
print(torch.tensor(2.0**24) + 1)  # float32 分辨不出 | too fine for float32
print(torch.finfo(torch.float16).max, torch.finfo(torch.float32).max)
