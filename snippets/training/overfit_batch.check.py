import math

assert abs(math.log(10) - 2.3026) < 1e-4


def losses(y):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    optimizer = optim.Adam(net.parameters(), lr=0.01)
    for _ in range(101):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
        yield loss.item()


assert abs(next(losses(y)) - math.log(10)) < 0.1
*_, last = losses(y.roll(1))  # 标签对错了，也记得住 | wrong labels are learned by heart
assert last < 0.05
assert (net(x).argmax(1) == y).all()
