net.train()
for y in net(torch.ones(10_000)):
    assert abs((y == 0).float().mean() - 0.5) < 0.03
channels = nn.Dropout2d(0.5)(torch.ones(1, 64, 4, 4)).flatten(2)
assert ((channels == 0).all(2) | (channels == 2).all(2)).all()
assert abs(F.dropout(torch.ones(10_000), 0.5).mean() - 1) < 0.05
