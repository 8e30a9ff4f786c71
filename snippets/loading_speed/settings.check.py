import warnings

assert DataLoader(Process(), num_workers=2).prefetch_factor == 2
for options in ({"prefetch_factor": 4}, {"persistent_workers": True}):
    try:
        DataLoader(Process(), **options)
    except ValueError as told:
        assert next(iter(options)) in str(told)
    else:
        raise AssertionError("no error")
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    DataLoader(Process(), num_workers=500)
assert "suggested max number of worker in current system is" in str(told[0].message)
