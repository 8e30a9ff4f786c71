try:
    loader[0]
except TypeError as told:
    assert str(told) == "'DataLoader' object is not subscriptable"
else:
    raise AssertionError("no error")
try:
    TensorDataset(x, y[:50])
except AssertionError as told:
    assert str(told) == "Size mismatch between tensors"
else:
    raise ValueError("no error")
