assert isinstance(checkpoint["loss"], float) and checkpoint["epoch"] == 2
assert scheduler.last_epoch == 5
assert abs(optimizer.param_groups[0]["lr"] - 0.025) < 1e-9

other = nn.Linear(4, 1)
again = optim.SGD(other.parameters(), lr=99.0)
again.load_state_dict(optimizer.state_dict())
assert abs(again.param_groups[0]["lr"] - 0.025) < 1e-9

try:
    compile('{"epoch": 1, ...}', "example", "eval")
except SyntaxError:
    pass
else:
    raise AssertionError("it parses")
