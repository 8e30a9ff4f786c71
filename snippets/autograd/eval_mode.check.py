assert not net.training and net(x).requires_grad
net.train()
with torch.no_grad():
    assert any((net(x) == 0).any() for _ in range(100))
