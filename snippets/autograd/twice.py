import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (x**2).sum()
loss.backward()
try:
    loss.backward()
except RuntimeError as error:
    print(error)

x.grad = None
loss = (x**2).sum()
loss.backward(retain_graph=True)  # 保留计算图 | keeps the graph
loss.backward()
print(x.grad)  # 累加两次：2 * 2x | added twice: 2 * 2x
