assert v2.Normalize([0.5] * 3, [0.5] * 3)(gray).shape == (3, 8, 8)
try:
    v2.Normalize([0.5] * 3, [0.5] * 3)(whole_numbers)
except TypeError as told:
    assert "should be a float tensor" in str(told)
else:
    raise AssertionError("no error")
