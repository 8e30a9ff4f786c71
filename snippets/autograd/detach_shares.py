import torch

x = torch.zeros(3, requires_grad=True)
y = x.exp()
copy = y.detach().clone()  # 独立的副本 | a copy of its own
d = y.detach()
d[0] = 100
print(y.detach(), copy)  # y 也变了，副本没变 | y changed too, the copy did not
print(d.data_ptr() == y.data_ptr())
try:
    y.sum().backward()  # exp 的梯度要用 y | the gradient of exp needs y
except RuntimeError as error:
    print(str(error).split(":")[0])
