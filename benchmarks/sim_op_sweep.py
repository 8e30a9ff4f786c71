"""Compare every operator on the simulated device with the CPU, on PyTorch's own sample inputs.

    python benchmarks/sim_op_sweep.py [part of a name]

For each entry of PyTorch's operator database, up to four float32 samples run on both devices, with
the same seed. The results and the gradients must agree, lie on the device that was asked for, and
come without a warning of their own. Each operator has a process to itself, so that a crash costs no
more than one entry. Takes some minutes; PyTorch's database needs ``pip install expecttest``.
"""

import itertools
import multiprocessing
import os
import signal
import sys
import warnings
from pathlib import Path

import torch
from torch.testing._internal.common_methods_invocations import op_db
from torch.utils._pytree import tree_leaves, tree_map

sys.path.insert(0, str(Path(__file__).parent.parent))
from verified.run import sim

SAMPLES = 4
SECONDS = 60
NO_VALUES = ("empty", "new_empty")  # what these return is whatever was in memory


def name_of(entry) -> str:
    return ".".join(filter(None, (entry.name, entry.variant_test_name)))


def tensors(tree):
    return [leaf for leaf in tree_leaves(tree) if isinstance(leaf, torch.Tensor)]


def to_sim(tree):
    """The arguments on the device; a tensor that comes twice is one tensor there too."""
    moved = {}

    def move(value):
        if not isinstance(value, torch.Tensor):
            return value
        if id(value) not in moved:
            copy = value.detach().to(sim.NAME)
            moved[id(value)] = copy.requires_grad_(value.requires_grad)
        return moved[id(value)]

    return tree_map(move, tree)


def run(entry, arguments):
    """The results, the gradients of the arguments, and the warnings, of one sample."""
    value, args, kwargs = arguments
    for tensor in tensors(arguments):
        tensor.grad = None  # samples may share tensors
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        torch.manual_seed(0)
        results = entry(value, *args, **kwargs)
        roots = [t for t in tensors(results) if t.requires_grad]
        if entry.supports_autograd and roots:
            sum(t.abs().sum() if t.is_complex() else t.sum() for t in roots).backward()
    gradients = [t.grad for t in tensors(arguments) if t.is_leaf and t.grad is not None]
    return results, gradients, {str(warning.message) for warning in caught}


def check_sample(entry, sample) -> None:
    theirs = (sample.input, sample.args, sample.kwargs)
    ours = to_sim(theirs)
    if "device" in sample.kwargs:
        ours[2]["device"] = torch.device(sim.NAME)
    try:
        expected = run(entry, theirs)
    except Exception:
        return  # the CPU refuses this sample; nothing to compare with
    results, gradients, caught = run(entry, ours)
    for tensor in tensors(results):
        assert tensor.device.type == sim.NAME, f"a result is on {tensor.device}"
    to_cpu = {"equal_nan": True, "check_stride": False, "check_device": False}
    if not entry.name.startswith(NO_VALUES):
        torch.testing.assert_close(tree_map(back, results), tree_map(back, expected[0]), **to_cpu)
    torch.testing.assert_close(
        tree_map(back, gradients), tree_map(back, expected[1]), atol=1e-4, rtol=1e-3, **to_cpu
    )
    if fresh := caught - expected[2]:
        raise AssertionError(f"warns: {fresh.pop()}")


def back(value):
    return value.detach().cpu() if isinstance(value, torch.Tensor) else value


def check(index: int, report) -> None:
    """Send what is wrong with an operator, or None."""
    signal.alarm(SECONDS)
    torch.set_num_threads(1)
    sim.register()
    entry = op_db[index]
    fault = None
    try:
        samples = entry.sample_inputs("cpu", torch.float32, requires_grad=entry.supports_autograd)
        for sample in itertools.islice(samples, SAMPLES):
            check_sample(entry, sample)
    except Exception as error:
        fault = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    report.send(fault)
    os._exit(0)  # a crash at exit would say nothing of the operator


def main(part: str = "") -> None:
    context = multiprocessing.get_context("fork")  # the database takes seconds to import
    total, failed = 0, []
    for index, entry in enumerate(op_db):
        if part not in name_of(entry) or torch.float32 not in entry.dtypes:
            continue
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=check, args=(index, sender))
        process.start()
        sender.close()
        try:
            fault = receiver.recv()
        except EOFError:
            process.join()
            fault = f"its process ended with status {process.exitcode}"
        process.join()
        total += 1
        if fault:
            failed.append(name_of(entry))
            print(f"{name_of(entry)}: {fault}", flush=True)
    print(f"{total - len(failed)} of {total} passed")


if __name__ == "__main__":
    main(*sys.argv[1:2])
