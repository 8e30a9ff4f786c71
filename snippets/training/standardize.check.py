def first_loss(x):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Linear(16, 3))
    return F.cross_entropy(net(x), y).item()


even = torch.tensor(3.0).log().item()
assert first_loss(x) > 3 * even and abs(first_loss((x - mean) / std) - even) < 0.3
