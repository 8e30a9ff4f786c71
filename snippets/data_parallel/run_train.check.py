import os
import subprocess
import sys

import torch

state = torch.load("model.pt", map_location="cpu")
assert list(state) == ["weight", "bias"]
assert abs(state["weight"].item() - 3) < 1e-3
assert abs(state["bias"].item() + 1) < 1e-3

environ = {k: v for k, v in os.environ.items() if k != "LOCAL_RANK"}
alone = subprocess.run([sys.executable, "train.py"], env=environ, capture_output=True, text=True)
assert alone.stderr.endswith("KeyError: 'LOCAL_RANK'\n"), alone.stderr
