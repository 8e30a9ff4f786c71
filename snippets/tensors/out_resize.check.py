import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.add(x, 1, out=torch.empty(0))
    assert not caught
    torch.add(x, 1, out=torch.empty(4))
message = str(caught[0].message)
assert message.startswith("An output with one or more elements was resized")
assert "This behavior is deprecated" in message
