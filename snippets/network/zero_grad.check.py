from torch import optim

assert net.bias.grad is None
optimizer = optim.SGD(net.parameters(), lr=0.1)
for clear in net.zero_grad, optimizer.zero_grad:
    net(torch.ones(3, 4)).sum().backward()
    clear(set_to_none=False)
    assert net.bias.grad.tolist() == [0, 0]
    clear()
    assert all(p.grad is None for p in net.parameters())
