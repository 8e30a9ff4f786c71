relu = deep(lambda weight: nn.init.kaiming_normal_(weight, nonlinearity="relu"))
assert torch.equal(deep(nn.init.kaiming_normal_)[0].weight, relu[0].weight)


def tanh(initialize):
    layers = []
    for _ in range(20):
        linear = nn.Linear(256, 256)
        initialize(linear.weight)
        layers += [linear, nn.Tanh()]
    return nn.Sequential(*layers)(x).std().item()


with torch.no_grad():
    assert (
        tanh(nn.init.xavier_uniform_)
        > 0.05
        > tanh(lambda weight: nn.init.normal_(weight, std=0.01))
    )
    layers = []
    for _ in range(20):
        layers += [nn.Linear(256, 256), nn.LayerNorm(256), nn.ReLU()]
    assert nn.Sequential(*layers)(x).std() > 0.1
    y = x
    for _ in range(20):
        y = y + nn.Linear(256, 256)(y).relu()
    assert 0.1 < y.std() < 1000
