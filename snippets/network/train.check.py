assert accuracy > 0.9 and average < 0.4
assert all(p.device.type == device.type for p in net.parameters())
assert not net.training
total = 0.0
for _ in range(3):
    loss = criterion(net(inputs), targets)
    loss.backward()
    total += loss
names, nodes = [], [total.grad_fn]
while nodes:
    node = nodes.pop()
    names.append(node.name())
    nodes += [n for n, _ in node.next_functions if n]
assert sum(name.startswith("NllLoss") for name in names) == 3
