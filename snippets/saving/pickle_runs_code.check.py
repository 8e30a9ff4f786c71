import pickle

try:
    torch.load("untrusted.pt")
except pickle.UnpicklingError as error:
    assert "Unsupported global" in str(error)
else:
    raise AssertionError("it was not refused")
