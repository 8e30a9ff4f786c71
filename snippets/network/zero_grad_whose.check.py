net(torch.ones(1, 4)).sum().backward()
everything = optim.SGD(net.parameters(), lr=0.1)
everything.zero_grad()
assert all(p.grad is None for p in net.parameters())

net(torch.ones(1, 4)).sum().backward()
head.zero_grad()
assert head.bias.grad is None and backbone.bias.grad is not None
