import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert (x * 2).grad is None
assert caught[0].category is UserWarning
assert str(caught[0].message).startswith(
    "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed."
)
