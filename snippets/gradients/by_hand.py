import torch

x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 6.0])
w = torch.zeros(1, requires_grad=True)

((w * x - y) ** 2).mean().backward()
try:
    w = w - 0.1 * w.grad  # 新的 w 不是叶子 | the new w is no leaf
    ((w * x - y) ** 2).mean().backward()
    w.grad.zero_()
except AttributeError as error:
    print(error)

w = torch.zeros(1, requires_grad=True)
for _ in range(3):
    loss = ((w * x - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad  # 原地改，还是同一个 w | in place, the same w
    w.grad = None
    print(f"{loss.item():.4f}")
