"""The devices that blocks run on, and how a program gets onto one.

``cpu``, ``sim`` (an accelerator made of host memory, `verified.sim`) and ``cuda``, which is the
authority where it exists. Imports torch only in the process of a block.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from typing import Any

DEVICES = ("cpu", "sim", "cuda")
MODES = ("plain", "default")  # as it stands, and again under torch.set_default_device(device)

LABELS = {
    "zh": {"cpu": "CPU", "sim": "模拟加速器", "cuda": "CUDA", "and": "、"},
    "en": {"cpu": "CPU", "sim": "simulated accelerator", "cuda": "CUDA", "and": " and "},
}

# What these print says whether there is such a device; they run as blocks do.
PROBES = {
    "sim": "from verified import sim\nprint(sim.obstacle() or '')\n",
    "cuda": (
        "import torch\n"
        "for n in range(torch.cuda.device_count()):\n"
        "    print(torch.cuda.get_device_name(n))\n"
    ),
}


def may_have_gpu() -> bool:
    """False where it is not worth the seconds to ask PyTorch for a GPU."""
    return any(map(shutil.which, ("nvidia-smi", "rocm-smi")))


def visible_gpus(device: str, gpus: int, environ: Mapping[str, str]) -> str:
    """The ``CUDA_VISIBLE_DEVICES`` of a program: no GPU but on ``cuda``, and there the first ones.

    CUDA ignores numbers of GPUs that there are not, so ``gpus`` is how many at most.
    """
    if device != "cuda":
        return ""
    listed = environ.get("CUDA_VISIBLE_DEVICES")
    ids = map(str, range(gpus)) if listed is None else listed.split(",")[:gpus]
    return ",".join(ids)


def enter(device: str, mode: str) -> None:
    """Make this process one that has the device, or that has it as its default."""
    if device == "sim":
        from verified import sim

        sim.register()
    if mode == "default":
        import torch

        torch.set_default_device(device)


def watch_draws(cuda: Any) -> Callable[[], bool]:
    """Watch ``torch.cuda``; the function returned says whether random numbers were drawn there.

    The state of a CUDA generator is its seed and its offset, 8 bytes each. A draw moves the offset
    and `manual_seed` sets it back, so it is looked at before each. What a program draws from a
    generator of its own is not seen; its numbers are then compared exactly.
    """
    drawn = False

    def moved() -> bool:
        return any(any(generator.get_state().tolist()[8:]) for generator in cuda.default_generators)

    seed = cuda.manual_seed_all

    def manual_seed_all(value: int) -> None:
        nonlocal drawn
        drawn = drawn or moved()
        seed(value)

    cuda.manual_seed_all = manual_seed_all
    return lambda: drawn or moved()
