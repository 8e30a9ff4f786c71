from torch import optim


def step(net, optimizer, device):
    optimizer.zero_grad()
    net(torch.ones(1, 3, device=device)).sum().backward()
    optimizer.step()


def fails(net, optimizer, device):
    try:
        step(net, optimizer, device)
    except RuntimeError as error:
        return "same device" in str(error)
    return False


elsewhere = device.type != "cpu"
weight = net.weight
net.to("cpu")
assert net.weight is weight
buffer = optimizer.state[weight]["momentum_buffer"]
assert buffer.device.type == device.type
assert fails(net, optimizer, "cpu") == elsewhere

for kind in (optim.SGD, optim.Adam, optim.Adagrad):
    model = nn.Linear(3, 2, device="cpu")
    late = kind(model.parameters(), lr=0.1)
    assert (len(late.state) > 0) == (kind is optim.Adagrad)
    model.to(device)
    failed = fails(model, late, device)
    assert failed == (elsewhere and kind is optim.Adagrad)
