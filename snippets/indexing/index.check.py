assert torch.equal(x.flip(0), x[[2, 1, 0]])
assert sorted(x[torch.randperm(len(x))][:, 0].tolist()) == [0, 4, 8]
try:
    x[::-1]
except ValueError as e:
    assert str(e) == "step must be greater than zero"
else:
    raise AssertionError("a negative step is an error")
