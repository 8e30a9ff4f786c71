import torch

x = torch.ones(2, requires_grad=True)
for _ in range(2):
    loss = (3 * x).sum()  # 每次都是新的计算图 | a new graph each time
    loss.backward()
    print(x.grad)

x.grad = None  # 清空 | clear it
(3 * x).sum().backward()
print(x.grad)
