import os
import warnings

import torch

before, after = stdout.splitlines()
assert before == after
assert not os.path.exists("save_program.py")

module = torch.export.load("net.pt2").module()
try:
    module.eval()
except NotImplementedError as told:
    assert str(told) == "Calling eval() is not supported yet."
else:
    raise AssertionError("no error")

fixed = torch.export.export(torch.nn.Linear(4, 3), (torch.ones(2, 4),)).module()
try:
    fixed(torch.ones(3, 4))
except (AssertionError, RuntimeError) as told:
    assert "size()[0] == 2" in str(told) or "to be equal to 2, but got 3" in str(told)
else:
    raise AssertionError("no error")

if int(torch.__version__.split(".")[1]) >= 14:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        traced = torch.jit.trace(torch.nn.Linear(4, 3), (torch.ones(2, 4),))
        torch.jit.script(torch.nn.Linear(4, 3))
        torch.jit.save(traced, "traced.pt")
        torch.jit.load("traced.pt")
    told = {str(warning.message).split("`")[1] for warning in told}
    assert {f"torch.jit.{name}" for name in ("trace", "script", "save", "load")} <= told, told
