def states(kind, **options):
    model = nn.Linear(2, 1)
    optimizer = kind(model.parameters(), lr=0.1, **options)
    before = len(optimizer.state_dict()["state"])
    model(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    return before, len(optimizer.state_dict()["state"])


assert states(optim.SGD, momentum=0.9) == states(optim.Adam) == (0, 2)
assert states(optim.Adagrad) == (2, 2)
plain = optim.SGD(model.parameters(), lr=0.1)
plain.step()
assert not any(value for state in plain.state.values() for value in state.values())
assert list(state_dict) == ["state", "param_groups"]
