"""The simulated device runs what is right as the CPU does, and refuses what a GPU would refuse.

Each cell of a file in ``sim_cases`` is a program with a process of its own, after the file's first
lines. Those that are right print the same on the CPU, on the device, and with the device as the
default. The wrong ones fail on the device with the error that their heading names, and pass on the
CPU: they are why it exists.
"""

import re
from pathlib import Path

import pytest
from conftest import queue, run

from verified.run.compare import agree

CPU = 'import os; os.environ["CUDA_VISIBLE_DEVICES"] = ""\n'
SIM = """
from verified.run import sim
_made, to_sim = [], sim._to_sim
sim._to_sim = lambda alias, base=None: _made.append(1) or to_sim(alias, base)
sim.register()
import torch
"""
DEFAULT = f"{SIM}torch.set_default_device(sim.NAME)\n"
USED = "\nassert _made, 'nothing ran there'\n"


def cells(name):
    """The programs of a file, by the headings of their cells."""
    text = (Path(__file__).parent / "sim_cases" / name).read_text()
    before, *found = re.split(r"^# %% (.+)\n", text, flags=re.M)
    return {heading: before + code for heading, code in zip(found[::2], found[1::2], strict=True)}


RIGHT = cells("right_tensors.py") | cells("right_networks.py")
WRONG = cells("wrong.py")


@pytest.mark.parametrize("name", RIGHT)
def test_right_code_prints_what_it_prints_on_the_cpu(runner, name):
    runs = [queue(runner, CPU + RIGHT[name])]
    runs += [queue(runner, before + RIGHT[name] + USED) for before in (SIM, DEFAULT)]
    cpu, *others = map(runner.result, runs)
    assert cpu.fault is None and cpu.stdout
    for other in others:
        assert other.fault is None
        assert agree(without_device(cpu.stdout), without_device(other.stdout)), other.stdout


def without_device(text):
    return " ".join(re.sub(r",\s+device='sim:0'", "", text).split())


@pytest.mark.parametrize("name", WRONG)
def test_wrong_code_fails_here_and_passes_on_the_cpu(runner, name):
    cpu, sim = (run(runner, before + WRONG[name]) for before in (CPU, SIM))
    assert cpu.fault is None
    expected = name.partition(": ")[2]
    assert re.search(expected, (sim.fault or "no error").splitlines()[-1])


STATE = """
import torch
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
"""
HOLDS = {
    "importing it changes nothing, registering it does": """
assert sim.obstacle() is None
assert state() == before
sim.register()
assert all(new != old for new, old in zip(state()[1:], before[1:]))
""",
    "registering twice is registering once": """
sim.register()
once = state()
x = torch.ones(2, device="sim")
sim.register()
assert sim.obstacle() is None and state() == once
assert str(x + torch.ones(2, device="sim")) == "tensor([2., 2.], device='sim:0')"
""",
    "it frees memory without waiting for the garbage collector": """
import gc, weakref
sim.register()
gc.disable()
x = torch.ones(2, 3, device="sim", requires_grad=True)
y = torch.cat([x.t(), x.t()]).exp().sum()
y.backward()
memory = weakref.ref(x.untyped_storage()._on_cpu)
del x, y
assert memory() is None
""",
}


@pytest.mark.parametrize("promise", HOLDS)
def test_it_holds(runner, promise):
    assert run(runner, STATE + HOLDS[promise]).fault is None


UNSUPPORTED = """
from verified.run import sim
assert sim.obstacle()
try:
    sim.register()
except sim.Unsupported as error:
    print(error)
assert torch._C._get_privateuse1_backend_name() != sim.NAME
"""


@pytest.mark.parametrize(
    "spoil, reason",
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
    result = run(runner, f"import torch; {spoil}{UNSUPPORTED}")
    assert result.fault is None
    assert re.fullmatch(rf"PyTorch \S+ cannot simulate a device: {reason}\n", result.stdout)


def test_a_checkpoint_saved_on_it_wants_a_map_location_elsewhere(runner):
    save = "import io; f = io.BytesIO(); torch.save({'x': torch.ones(2, device='sim')}, f)\n"
    saved = run(runner, f"{SIM}{save}print(f.getvalue().hex())")
    assert saved.fault is None
    there = f"{CPU}import io, torch; f = io.BytesIO(bytes.fromhex('{saved.stdout.strip()}'))\n"
    bare = run(runner, f"{there}torch.load(f)")
    assert "don't know how to restore data location" in bare.fault
    assert "tagged with sim:0" in bare.fault
    mapped = run(runner, f"{there}print(torch.load(f, map_location='cpu'))")
    assert (mapped.fault, mapped.stdout) == (None, "{'x': tensor([1., 1.])}\n")


@pytest.mark.parametrize(
    "code", ["x.to_sparse()", "torch.quantize_per_tensor(x, 1, 0, torch.qint8)"]
)
def test_other_tensors_than_strided_are_refused_by_name(runner, code):
    quiet = "import warnings; warnings.simplefilter('ignore')\n"
    result = run(runner, f"{quiet}{SIM}x = torch.eye(2, device='sim')\n{code}")
    assert "NotImplementedError: the device 'sim' has strided tensors only" in result.fault
