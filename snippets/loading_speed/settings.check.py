import warnings

try:
    DataLoader(dataset, prefetch_factor=4)
except ValueError as told:
    assert "prefetch_factor option could only be specified in multiprocessing" in str(told)
else:
    raise AssertionError("no error")
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    DataLoader(dataset, num_workers=500)
assert "suggested max number of worker in current system is" in str(told[0].message)
