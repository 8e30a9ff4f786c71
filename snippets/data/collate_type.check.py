assert default_collate(["a", "b"]) == ["a", "b"]
assert default_collate([{"a": 1}, {"a": 2}])["a"].tolist() == [1, 2]
try:
    collate([None, None])
except IndexError:
    pass
else:
    raise AssertionError("no sample is left")
