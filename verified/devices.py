"""The devices that blocks run on, a row each, with the modes in which they run there.

``sim`` is an accelerator made of host memory (`verified.run.sim`). ``cuda`` is the reference where
it exists. A new device is a row here and a name in each file of `verified.texts`.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass

# As it stands in the page, and again under `torch.set_default_device(device)`.
MODES = AS_WRITTEN, DEFAULT_DEVICE = ("as_written", "default_device")


@dataclass(frozen=True)
class Device:
    """A device, as PyTorch calls it, and what running a block there takes."""

    name: str
    modes: tuple[str, ...] = MODES
    probe: str = ""  # a program that prints the name of each accelerator there is
    tools: tuple[str, ...] = ()  # commands that come with its driver; without one it is not probed
    hardware: bool = False  # an accelerator of silicon: its results are the reference
    alone: bool = False  # one block at a time: its memory is free before the next begins
    virtual_memory: bool = False  # its driver reserves far more than it uses, so there is no limit
    visible: str = ""  # the environment variable that says which of them a program sees
    paths: tuple[str, ...] = ()  # what its driver has to open for writing
    rounding: float = 0.0  # by how much floats may differ from the CPU's, as a share

    @property
    def may_be_there(self) -> bool:
        """False where it is not worth the seconds to ask PyTorch for it."""
        return self.hardware and any(map(shutil.which, self.tools))


CPU = Device("cpu", modes=(AS_WRITTEN,))  # it is the default device as it is
SIM = Device(
    "sim", probe="from verified.run import sim\nprint(sim.obstacle() or '')\n"
)  # what this one prints is why there is none
CUDA = Device(
    "cuda",
    probe=(
        "import torch\n"
        "for n in range(torch.cuda.device_count()):\n"
        "    print(torch.cuda.get_device_name(n))\n"
    ),
    tools=("nvidia-smi", "rocm-smi"),
    hardware=True,
    alone=True,
    virtual_memory=True,
    visible="CUDA_VISIBLE_DEVICES",
    paths=("/proc", "/dev/nvidia*", "/dev/dri", "/dev/kfd", "/dev/dxg"),
    rounding=2.0**-9,  # convolutions in TF32 round to 10 bits, and sum up in an order of their own
)
DEVICES = {device.name: device for device in (CPU, SIM, CUDA)}
