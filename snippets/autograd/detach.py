import torch

w = torch.tensor(2.0, requires_grad=True)
out = w * w
print(out, out.detach())
(w * out).backward()  # w 的立方 | w cubed
print(w.grad)  # 3w² = 12

w.grad = None
out = (w * w).detach()  # 从这里起视为常数 | a constant from here on
(w * out).backward()
print(w.grad)  # w² = 4
