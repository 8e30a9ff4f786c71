"""Inside a block's process: how a program gets onto a device. Imports torch only there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from verified.devices import CPU, DEFAULT_DEVICE, DEVICES, SIM


def visible(device: str, count: int, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment that shows a program the first ``count`` accelerators of its device, and
    none of any other.

    CUDA ignores numbers of GPUs that there are not, so ``count`` is how many at most.
    """
    shown = {}
    for name, row in DEVICES.items():
        if row.visible:
            listed = environ.get(row.visible)
            ids = map(str, range(count)) if listed is None else listed.split(",")[:count]
            shown[row.visible] = ",".join(ids) if name == device else ""
    return shown


def enter(device: str, mode: str) -> None:
    """Make this process one that has the device, or that has it as its default."""
    if device == SIM.name:
        from verified.run import sim

        sim.register()
    if mode == DEFAULT_DEVICE:
        import torch

        torch.set_default_device(device)
        _shuffle_on_the_cpu()


def _shuffle_on_the_cpu() -> None:
    """Let samplers and `random_split` shuffle as they do without a default device.

    They hand `torch.randperm` a generator of the CPU, which it refuses where its result is to be
    elsewhere: https://github.com/pytorch/pytorch/issues/98792. A page says so; every program that
    shuffles would fail of it.
    """
    import torch
    from torch.utils.data import dataset, distributed, sampler

    class Torch:
        def __getattr__(self, name: str) -> Any:
            return getattr(torch, name)

        @staticmethod
        def randperm(*args: Any, generator: Any = None, **kwargs: Any) -> torch.Tensor:
            at = generator.device if generator else CPU.name
            return torch.randperm(*args, generator=generator, **{"device": at, **kwargs})

    sampler.torch = distributed.torch = Torch()  # type: ignore[attr-defined,assignment]
    dataset.randperm = Torch.randperm  # type: ignore[assignment]


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


def other_seeds() -> Callable[[], bool]:
    """Let a seed give other random numbers, as on CUDA; the function says if one was set."""
    import torch

    seeded = False
    set_seed = torch.manual_seed

    def manual_seed(seed: Any) -> torch.Generator:
        nonlocal seeded
        seeded = True
        return set_seed(seed + 1000)

    torch.manual_seed = torch.random.manual_seed = manual_seed
    return lambda: seeded
