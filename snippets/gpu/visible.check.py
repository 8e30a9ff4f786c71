import os
import subprocess
import sys

count = "import torch; print(torch.cuda.device_count())"
for shown, most in (("", 0), ("1", 1)):
    environ = {**os.environ, "CUDA_VISIBLE_DEVICES": shown}
    found = subprocess.check_output([sys.executable, "-c", count], env=environ)
    assert int(found) <= most
