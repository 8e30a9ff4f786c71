assert list(net.state_dict())[:2] == list(named.state_dict())[:2]
try:
    rebuilt.load_state_dict(net.state_dict())
except RuntimeError as error:
    assert 'Missing key(s) in state_dict: "0.weight"' in str(error)
else:
    raise AssertionError("the keys are still the same")
