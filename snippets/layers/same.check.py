odd = nn.Conv2d(3, 8, 3, padding=1, stride=2)(torch.zeros(1, 3, 7, 9))
assert odd.shape == (1, 8, 4, 5)
assert nn.Conv2d(3, 8, 3, padding=1, stride=4)(x).shape == (1, 8, 8, 8)
for k in (1, 3, 5, 7):
    assert nn.Conv2d(3, 8, k, padding=k // 2)(x).shape == (1, 8, 32, 32)
assert nn.Conv2d(3, 8, 3, padding="same", dilation=2)(x).shape == (1, 8, 32, 32)
