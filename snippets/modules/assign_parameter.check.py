from torch import optim

net = nn.Linear(3, 1)
optimizer = optim.SGD(net.parameters(), lr=0.1)
net.bias = nn.Parameter(torch.zeros(1))
with torch.no_grad():
    net.weight.copy_(torch.ones(1, 3))
net(torch.ones(3)).backward()
optimizer.step()
assert net.bias.item() == 0 and (net.weight != 1).all()  # 优化器不知道新的 | unknown
try:
    net.weight.fill_(1)
except RuntimeError as told:
    assert "a leaf Variable that requires grad" in str(told)
else:
    raise AssertionError("no error")
