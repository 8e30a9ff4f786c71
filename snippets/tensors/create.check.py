import numpy as np


def leftover():
    torch.full((1000,), 7.0)
    return (torch.empty(1000) == 7.0).any()


assert any(leftover() for _ in range(100))
r = torch.rand(1000)
assert (r >= 0).all() and (r < 1).all()
data = np.zeros(2, dtype=np.float32)
copy = torch.tensor(data)
data[0] = 1
assert copy[0] == 0
assert (y.shape, y.dtype, y.device) == (x.shape, torch.float, x.device)
assert torch.zeros_like(x).dtype == x.dtype == torch.int64
try:
    torch.randn_like(x)
except RuntimeError as error:
    assert "not implemented for 'Long'" in str(error)
else:
    raise AssertionError
