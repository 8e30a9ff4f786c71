def gradient(net, steps):
    net.zero_grad()
    for part in x[:32].split(32 // steps):
        (net(part).pow(2).mean() / steps).backward()
    return next(net.parameters()).grad


whole, parts = gradient(net, 1), gradient(net, 4)
assert torch.allclose(whole, parts, rtol=1e-3)
norm = nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4), nn.Sigmoid())
whole, parts = gradient(norm, 1), gradient(norm, 4)
assert not torch.allclose(whole, parts, rtol=1e-3)
