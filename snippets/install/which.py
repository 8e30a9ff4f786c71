import shutil
import sys

import torch


def gpu_state():
    if torch.cuda.is_available():
        return f"ready: {torch.cuda.get_device_name()}"
    if torch.version.cuda is None:
        return "PyTorch without CUDA: install one with CUDA"
    if shutil.which("nvidia-smi") is None:
        return "no NVIDIA driver: install it"
    return "driver too old, or CUDA_VISIBLE_DEVICES hides the GPU"


print(torch.__version__, gpu_state(), sep="\n", file=sys.stderr)
