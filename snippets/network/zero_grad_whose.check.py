net(torch.ones(1, 4)).sum().backward()
everything = optim.SGD(net.parameters(), lr=0.1)
everything.zero_grad()
assert all(p.grad is None for p in net.parameters())

net(torch.ones(1, 4)).sum().backward()
head.zero_grad()
assert head.bias.grad is None and backbone.bias.grad is not None

net.zero_grad()
grads = []
for _ in range(3):
    optimizer.zero_grad()
    net(torch.ones(1, 4)).sum().backward()
    grads.append(backbone.bias.grad.clone())
assert torch.allclose(grads[2], 3 * grads[0], rtol=1e-2) and head.bias.grad.tolist() == [1, 1]
