import torch
from torch import nn

net = nn.Linear(3, 1)
out = net(torch.ones(2, 3)).mean()
loss = torch.tensor(out.item())  # item() 断开了计算图 | item() cut the graph
print(f"{out.requires_grad=} {loss.requires_grad=}")
try:
    loss.backward()
except RuntimeError as error:
    print(error)

loss = out  # 直接用张量 | use the tensor itself
loss.backward()
print(net.weight.grad)
