import torch

before = [p.detach().clone() for p in net.parameters()]
net(torch.randn(4, 8)).sum().backward()
optimizer.step()
rates = [0.001, 0.001, 0.1, 0.1]
for p, old, lr in zip(net.parameters(), before, rates, strict=True):
    assert torch.allclose(p, old - lr * p.grad)

scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
optimizer.step()
scheduler.step()
assert scheduler.get_last_lr() == [0.0005, 0.05]
