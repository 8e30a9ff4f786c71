import os
import runpy

import torch

state = torch.load("model.pt", map_location="cpu")
assert list(state) == ["weight", "bias"]
assert abs(state["weight"].item() - 3) < 1e-3
assert abs(state["bias"].item() + 1) < 1e-3

os.environ.pop("LOCAL_RANK", None)
try:
    runpy.run_path("train.py", run_name="__main__")  # 不由 torchrun 启动 | without torchrun
except KeyError as error:
    assert str(error) == "'LOCAL_RANK'"
else:
    raise AssertionError("no error")
