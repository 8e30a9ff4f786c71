import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scheduler.get_lr()
assert "please use `get_last_lr()`" in str(caught[0].message)
