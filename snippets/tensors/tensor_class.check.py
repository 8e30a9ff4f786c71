import warnings

import numpy as np

array = np.zeros(2)
shared, copied = (f(array, device="cpu") for f in (torch.as_tensor, torch.tensor))
array[0] = 1
assert shared[0] == 1 and copied[0] == 0
try:
    torch.Tensor(2.5)
except TypeError as e:
    assert "data must be a sequence" in str(e)
else:
    raise AssertionError("a float is not a size")
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    torch.tensor(torch.ones(2))
assert "To copy construct from a tensor" in str(told[0].message)
