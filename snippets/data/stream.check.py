assert [n for batch in DataLoader(Lines(True), 3) for n in batch.tolist()] == [*range(6)]
try:
    DataLoader(Lines(True), shuffle=True)
except ValueError as told:
    assert "expected unspecified shuffle option, but got shuffle=True" in str(told)
else:
    raise AssertionError("no error")
try:
    len(Lines(True))
except TypeError as told:
    assert "has no len()" in str(told)
else:
    raise AssertionError("no error")
