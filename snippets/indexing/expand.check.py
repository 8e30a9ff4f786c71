assert x.expand(2, 3).untyped_storage().data_ptr() == x.untyped_storage().data_ptr()
assert x.repeat(1, 3).untyped_storage().data_ptr() != x.untyped_storage().data_ptr()
assert x.expand(-1, 3).shape == x.expand(2, 3).shape
try:
    x.expand(2, 3).add_(1)
except RuntimeError as e:
    assert "more than one element of the written-to tensor" in str(e)
else:
    raise AssertionError("an expanded tensor cannot be written to")
