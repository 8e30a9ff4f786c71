import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
print(x.grad)  # 还没有梯度 | no gradient yet

loss = (x**2).sum()
loss.backward()
print(x.grad)  # 等于 2x | equals 2x
assert torch.equal(x.grad, 2 * x.detach())
