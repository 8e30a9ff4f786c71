assert torch.equal(x[1], x[1, :]) and torch.equal(x[..., -1], x[:, -1])
assert x[[0, 2]][:, [1, 3]].tolist() == [[1, 3], [9, 11]]
assert torch.equal(x.flip(0), x[[2, 1, 0]])
assert sorted(x[torch.randperm(len(x))][:, 0].tolist()) == [0, 4, 8]
try:
    x[::-1]
except ValueError as e:
    assert str(e) == "step must be greater than zero"
else:
    raise AssertionError("a negative step is an error")
