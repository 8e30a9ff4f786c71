"""The simulated device runs what is right as the CPU does, and refuses what a GPU would refuse.

Each case in ``sim_cases`` is a program with a process of its own. The ``ok_`` ones print the same
on the CPU, on the device, and with the device as the default. The ``bad_`` ones fail on the device
with the error that their first line names, and pass on the CPU: they are why it exists.
"""

import re
from pathlib import Path

import pytest

from verified.run import worker
from verified.run.compare import agree
from verified.run.runner import Run

CASES = Path(__file__).parent / "sim_cases"
OK, BAD = sorted(CASES.glob("ok_*.py")), sorted(CASES.glob("bad_*.py"))
CPU = 'import os; os.environ["CUDA_VISIBLE_DEVICES"] = ""'
SIM = "from verified.run import sim; sim.register()"
DEFAULT = f"{SIM}; import torch; torch.set_default_device(sim.NAME)"
USED = "\nfrom verified.run import sim\nassert sim.tensors_created() > 0, 'nothing ran there'\n"
QUIET = "import warnings; warnings.simplefilter('ignore')"
SAVE = """
import pathlib
torch.save({"x": torch.ones(2, device="sim")}, "x.pt")
print(pathlib.Path("x.pt").read_bytes().hex())
"""
UNSUPPORTED = """
from verified.run import sim
assert sim.obstacle()
try:
    sim.register()
except sim.Unsupported as error:
    print(error)
assert torch._C._get_privateuse1_backend_name() != sim.NAME and not sim.tensors_created()
"""


def start(runner, code, before, path=CASES / "code.py"):
    """Queue a program, with statements before its first line."""
    task = worker.Task("python", f"{before}; {code}", str(path), "", (), {})
    run = Run(task, timeout=60.0)
    runner.queue(run)
    return run


def run(runner, code, before="import torch"):
    return runner.result(start(runner, code, before))


def without_device(text):
    return " ".join(re.sub(r",\s+device='sim:0'", "", text).split())


@pytest.mark.parametrize("case", OK, ids=lambda path: path.stem)
def test_right_code_prints_what_it_prints_on_the_cpu(runner, case):
    code = case.read_text()
    runs = [start(runner, code, CPU, case)]
    runs += [start(runner, code + USED, before, case) for before in (SIM, DEFAULT)]
    cpu, *others = map(runner.result, runs)
    assert cpu.fault is None and cpu.stdout
    for other in others:
        assert other.fault is None
        assert agree(without_device(cpu.stdout), without_device(other.stdout)), other.stdout


@pytest.mark.parametrize("case", BAD, ids=lambda path: path.stem)
def test_wrong_code_fails_here_and_passes_on_the_cpu(runner, case):
    code = case.read_text()
    cpu, sim = (runner.result(start(runner, code, before, case)) for before in (CPU, SIM))
    assert cpu.fault is None
    expected = re.match(r"# EXPECT: (.+)\n", code)[1]
    assert re.search(expected, (sim.fault or "no error").splitlines()[-1])


def test_importing_it_changes_nothing(runner):
    code = """
def state():
    return (
        torch.accelerator.is_available(),
        str(torch.accelerator.current_accelerator()),
        torch._C._get_privateuse1_backend_name(),
        hasattr(torch, "sim"),
        torch.Generator,
        torch.UntypedStorage.__new__,
        torch.nn.Module._apply,
        torch.nn.DataParallel.scatter,
        torch.accelerator.synchronize,
        torch._C._accelerator_isAllocatorInitialized,
    )
before = state()
from verified.run import sim
assert sim.obstacle() is None
assert sim.tensors_created() == 0
assert state() == before
sim.register()
assert all(new != old for new, old in zip(state()[1:], before[1:]))
"""
    assert run(runner, code).fault is None


def test_registering_twice_is_registering_once(runner):
    code = """
patched = torch.UntypedStorage.__new__, torch.nn.Module._apply, torch.Generator
x = torch.ones(2, device="sim")
sim.register()
assert sim.obstacle() is None
assert patched == (torch.UntypedStorage.__new__, torch.nn.Module._apply, torch.Generator)
print(x + torch.ones(2, device="sim"), torch.accelerator.current_accelerator())
"""
    result = run(runner, code, f"{SIM}; import torch")
    assert (result.fault, result.stdout) == (None, "tensor([2., 2.], device='sim:0') sim\n")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (
            "del torch.utils.backend_registration._setup_privateuseone_for_python_backend",
            "it has no torch.utils.backend_registration._setup_privateuseone_for_python_backend",
        ),
        ("del torch._C._acc", "it has no torch._C._acc.create_empty_tensor"),
        ("torch.utils.rename_privateuse1_backend('npu')", "it has 'npu' already"),
    ],
)
def test_a_pytorch_without_the_api_is_refused_by_name(runner, spoil, reason):
    result = run(runner, spoil + UNSUPPORTED)
    assert result.fault is None
    assert re.fullmatch(rf"PyTorch \S+ cannot simulate a device: {reason}\n", result.stdout)


def test_a_checkpoint_saved_on_it_wants_a_map_location_elsewhere(runner):
    saved = run(runner, SAVE, f"{SIM}; import torch")
    assert saved.fault is None
    there = f"pathlib.Path('x.pt').write_bytes(bytes.fromhex('{saved.stdout.strip()}'))"
    before = f"{CPU}; import pathlib, torch; {there}"
    bare = run(runner, "torch.load('x.pt')", before)
    assert "don't know how to restore data location" in bare.fault
    assert "tagged with sim:0" in bare.fault
    mapped = run(runner, "print(torch.load('x.pt', map_location='cpu'))", before)
    assert (mapped.fault, mapped.stdout) == (None, "{'x': tensor([1., 1.])}\n")


@pytest.mark.parametrize(
    "code",
    [
        "x.to_sparse()",
        "torch.quantize_per_tensor(x, 1, 0, torch.qint8)",
    ],
)
def test_other_tensors_than_strided_are_refused_by_name(runner, code):
    result = run(runner, code, f"{QUIET}; {SIM}; import torch; x = torch.eye(2, device='sim')")
    assert "NotImplementedError: the device 'sim' has strided tensors only" in result.fault


def test_it_counts_tensors_but_not_views(runner):
    code = """
x = torch.zeros(2, 3, device="sim")
assert sim.tensors_created() == 1
x.t(), x.view(-1)[2:]
torch.ones(2) + 1
assert sim.tensors_created() == 1
"""
    assert run(runner, code, f"{SIM}; import torch").fault is None


def test_it_frees_memory_without_waiting_for_the_garbage_collector(runner):
    code = """
import gc, weakref
gc.disable()
x = torch.ones(2, 3, device="sim", requires_grad=True)
y = torch.cat([x.t(), x.t()]).exp().sum()
y.backward()
memory = weakref.ref(x.untyped_storage()._on_cpu)
del x, y
assert memory() is None
"""
    assert run(runner, code, f"{SIM}; import torch").fault is None
