optimizer.zero_grad()
before = net[0].weight.detach().clone()
first, second = net(x).square().mean(), net(2 * x).square().mean()
first.backward()
second.backward()  # 先都 backward() | both before the step
optimizer.step()
assert not torch.equal(before, net[0].weight)
