import sys
import types

try:
    torch.load("whole.pt")
except pickle.UnpicklingError as error:
    assert str(error).startswith("Weights only load failed.")

nets = sys.modules["nets"] = types.ModuleType("nets")
exec("from torch import nn\nclass Net(nn.Linear): pass", vars(nets))
torch.save(nets.Net(4, 2), "whole.pt")
torch.load("whole.pt", weights_only=False)

nets.Net2 = nets.Net
del nets.Net
try:
    torch.load("whole.pt", weights_only=False)
except AttributeError as error:
    assert str(error).startswith("Can't get attribute 'Net'")
else:
    raise AssertionError("a class that was renamed")

del sys.modules["nets"]
try:
    torch.load("whole.pt", weights_only=False)
except ModuleNotFoundError as error:
    assert str(error) == "No module named 'nets'"
else:
    raise AssertionError("a module that is gone")

try:
    torch.save(model)
except TypeError:
    pass
else:
    raise AssertionError("torch.save(model)")
