import torch

before = [p.detach().clone() for p in net.parameters()]
net(torch.randn(4, 8)).sum().backward()
optimizer.step()
rates = [0.001, 0.001, 0.1, 0.1]
for p, old, lr in zip(net.parameters(), before, rates, strict=True):
    assert torch.allclose(p, old - lr * p.grad)
