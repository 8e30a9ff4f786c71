assert list(loader.batch_sampler) == [[3, 2], [1, 0]]
data = Squares()
shuffled = DataLoader(data, 2, shuffle=True)
assert type(shuffled.sampler).__name__ == "RandomSampler"
assert type(DataLoader(data, 2).sampler).__name__ == "SequentialSampler"
try:
    DataLoader(data, 2, shuffle=True, sampler=order)
except ValueError as told:
    assert str(told) == "sampler option is mutually exclusive with shuffle"
else:
    raise AssertionError("no error")
