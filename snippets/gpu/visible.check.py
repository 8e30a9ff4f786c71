import os
import subprocess
import sys

import torch

count = "import torch; print(torch.cuda.device_count())"
for shown, most in (("", 0), ("1", 1)):
    environ = {**os.environ, "CUDA_VISIBLE_DEVICES": shown}
    found = subprocess.check_output([sys.executable, "-c", count], env=environ)
    assert int(found) <= most
if torch.cuda.is_available():
    try:
        torch.ones(2, device=f"cuda:{torch.cuda.device_count()}")
    except RuntimeError as error:
        assert "CUDA error: invalid device ordinal" in str(error)
    else:
        raise AssertionError("a GPU that is not there")
