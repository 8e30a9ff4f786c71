import warnings


def fails(forward):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    try:
        forward(x).sum().backward()
    except RuntimeError as error:
        assert "modified by an inplace operation" in str(error)
        return True
    return False


relu = torch.nn.functional.relu
assert fails(lambda x: relu(x.sigmoid(), inplace=True))
assert fails(lambda x: (y := x.tanh(), y.detach().zero_())[0])
assert not fails(lambda x: relu(torch.nn.functional.linear(x, torch.eye(2)), inplace=True))
assert not fails(lambda x: (x * 3).add_(1))  # 乘以常数用不到旧值 | not needed

y = x.exp()
y += 1
try:
    y.sum().backward()
except RuntimeError as told:
    _, details = str(told).split(": ", 1)
    assert "[2]], which is output 0 of Exp" in details
    assert "is at version 1; expected version 0 instead" in details
else:
    raise AssertionError
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autograd.detect_anomaly():
        y = x.exp()
        y += 1
        try:
            y.sum().backward()
        except RuntimeError as told:
            assert "modified by an inplace operation" in str(told)
assert "    y = x.exp()\n" in str(caught[-1].message)
