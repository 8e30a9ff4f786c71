import copy

from torch import optim

twin = copy.deepcopy(net)
assert twin.head.weight is twin.embedding.weight and twin.head.weight is not net.head.weight
net(torch.tensor([1])).sum().backward()
optim.SGD(net.parameters(), lr=1.0).step()
assert net.head.weight is net.embedding.weight
nn.init.zeros_(twin.head.weight)
assert (twin.embedding.weight == 0).all()

x = torch.ones(1, 2)
layer = nn.Linear(2, 2)
(layer(x) + layer(2 * x)).sum().backward()
assert layer.weight.grad.tolist() == [[3, 3], [3, 3]]  # 两次使用的梯度相加 | both uses add up
