def backward():
    criterion(net(torch.ones(1, 1, 32, 32)), torch.zeros(1, 10)).backward()
    return net.conv1.bias.grad.clone()


assert all(p.grad.shape == p.shape for p in net.parameters())
first = net.conv1.bias.grad.clone()
both = backward()
net.zero_grad()
alone = backward()
assert torch.allclose(both, first + alone, rtol=1e-2, atol=1e-4)
assert not torch.allclose(both, alone, rtol=1e-2, atol=1e-4)
