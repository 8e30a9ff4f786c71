optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
before = net[1].weight.detach().clone()
optimizer.step()  # 没有梯度的跳过 | those without a gradient are skipped
assert torch.equal(before, net[1].weight)
y = torch.ones(2, requires_grad=True)
z = y * 2
z.retain_grad()
z.sum().backward()
assert z.grad is not None
moved = torch.ones(2, requires_grad=True).double()
assert not moved.is_leaf
