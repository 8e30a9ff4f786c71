import torch

for dtype in (torch.float32, torch.float16, torch.bfloat16):
    info = torch.finfo(dtype)
    numbers = info.max, info.smallest_normal, info.eps
    print(*[f"{number:.1e}" for number in numbers], dtype)

gradient = torch.tensor(1e-8)
print(gradient.half().item(), (gradient * 65536).half().item())
print(f"{gradient.bfloat16().item():.1e}")
one = torch.tensor(1.0)
print((one + 0.001).half().item(), (one + 0.001).bfloat16().item())
