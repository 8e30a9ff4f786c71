import os

import torch

before = os.environ["CUDA_VISIBLE_DEVICES"]
for shown, most in (("", 0), ("1", 1)):
    os.environ["CUDA_VISIBLE_DEVICES"] = shown
    assert torch.cuda.device_count() <= most
os.environ["CUDA_VISIBLE_DEVICES"] = before
if torch.cuda.is_available():
    try:
        torch.ones(2, device=f"cuda:{torch.cuda.device_count()}")
    except RuntimeError as error:
        assert "CUDA error: invalid device ordinal" in str(error)
    else:
        raise AssertionError("a GPU that is not there")
