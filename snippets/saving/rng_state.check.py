import numpy as np


def draw():
    dropped = torch.nn.functional.dropout(torch.ones(64))
    return [*torch.randperm(8).tolist(), *dropped.tolist(), random.random()]


def restore():
    torch.set_rng_state(saved["torch"])
    random.setstate(saved["python"])
    if "device" in saved:
        torch.get_device_module().set_rng_state(saved["device"])


restore()
first, second = draw(), draw()
restore()
assert draw() == first != second

name, keys, *rest = np.random.get_state()
torch.save((name, keys.tolist(), *rest), "numpy.pt")
first = np.random.rand()
np.random.set_state(torch.load("numpy.pt"))
assert np.random.rand() == first
torch.save(np.random.get_state(), "numpy.pt")
try:
    torch.load("numpy.pt")
except Exception as error:
    assert type(error).__name__ == "UnpicklingError"
else:
    raise AssertionError("it was accepted")
