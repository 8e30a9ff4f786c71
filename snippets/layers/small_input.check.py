assert nn.Conv2d(3, 8, 3, padding=1)(torch.zeros(1, 3, 2, 2)).shape == (1, 8, 2, 2)
assert net(torch.zeros(1, 3, 12, 12)).shape == (1, 8, 1, 1)
