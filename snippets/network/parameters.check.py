assert all(p.is_leaf for p in net.parameters())
assert all(p.requires_grad for p in nn.Linear(4, 3).parameters())
named = [p for _, p in net.named_parameters()]
assert all(a is b for a, b in zip(named, net.parameters(), strict=True))
