assert shared.data_ptr() == y.data_ptr() != copy.data_ptr()
try:
    y.sum().backward()
except RuntimeError as error:
    assert str(error).startswith(
        "one of the variables needed for gradient computation "
        "has been modified by an inplace operation"
    )
else:
    raise AssertionError
