"""Every block runs on every device there is, as it stands and with the device as the default."""

import functools
import itertools
import json
import re
import subprocess
import sys
import types
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, queue, run, truth

from verified import versions
from verified.pages import marks
from verified.problems import Refused
from verified.run import device as devices
from verified.run.compare import agree
from verified.run.runner import Runner

WHERE = "import torch\n\nprint(torch.ones(1).device.type)\n"
LEFT_BEHIND = """import torch

device = torch.accelerator.current_accelerator(check_available=True)
x = torch.ones(2, device=device or "cpu")
print((x + torch.ones(2, device="cpu")).shape)
"""
MARK = "<!--pytest.mark.{}-->"
PAGE = '# T {{ #t }}\n\n{}\n``` python\n--8<-- "p/{}.py"\n```\n'


@pytest.mark.parametrize(
    "device, mode, printed",
    [
        ("cpu", "as_written", "cpu"),
        ("sim", "as_written", "cpu"),
        ("sim", "default_device", "sim"),
    ],
)
def test_a_program_runs_where_it_is_to_run(runner, device, mode, printed):
    result = run(runner, WHERE, device=device, mode=mode)
    assert (result.fault, result.stdout) == (None, f"{printed}\n")


def test_on_the_simulated_device_a_program_has_an_accelerator(runner):
    code = "import torch; print(torch.accelerator.current_accelerator(check_available=True))"
    printed = [run(runner, code, device=device).stdout for device in ("cpu", "sim")]
    assert printed == ["None\n", "sim\n"]
    started = (("a.py", code),)
    of = [run(runner, "python a.py\n", "bash", device=d, files=started) for d in ("cpu", "sim")]
    assert [each.stdout for each in of] == printed


def test_a_program_that_cannot_enter_its_device_ends(runner):
    """A shell starts it, and Python would go on."""
    files = (("a.py", "print(1)\n"), ("torch.py", "raise ImportError('not this one')\n"))
    code = "PYTHONPATH=.:$PYTHONPATH python a.py\n"
    result = run(runner, code, "bash", device="sim", files=files)
    assert result.fault.startswith("bash ended with status 1") and result.stdout == ""
    assert "not this one" in result.stderr


@pytest.mark.parametrize(
    "device, gpus, environ, visible",
    [
        ("cpu", 2, {}, ""),
        ("sim", 2, {"CUDA_VISIBLE_DEVICES": "0,1"}, ""),
        ("cuda", 1, {}, "0"),
        ("cuda", 2, {}, "0,1"),
        ("cuda", 1, {"CUDA_VISIBLE_DEVICES": "3,GPU-7"}, "3"),
        ("cuda", 2, {"CUDA_VISIBLE_DEVICES": "3,GPU-7"}, "3,GPU-7"),
        ("cuda", 2, {"CUDA_VISIBLE_DEVICES": "3"}, "3"),
        ("cuda", 2, {"CUDA_VISIBLE_DEVICES": ""}, ""),
    ],
)
def test_a_program_sees_as_many_gpus_as_it_is_to_use(device, gpus, environ, visible):
    assert devices.visible(device, gpus, environ) == {"CUDA_VISIBLE_DEVICES": visible}


def test_one_program_at_a_time_runs_on_cuda():
    code = "import time\nprint(time.monotonic())\ntime.sleep(0.2)\nprint(time.monotonic())\n"

    def overlap(device):
        runs = [queue(runner, code, device=device) for _ in range(3)]
        spans = sorted(tuple(map(float, runner.result(run).stdout.split())) for run in runs)
        return any(end > begin for (_, end), (begin, _) in itertools.pairwise(spans))

    with Runner(workers=3) as runner:
        assert not overlap("cuda")
        assert overlap("cpu"), "others run side by side"


@pytest.mark.parametrize("steps", ["", "seed", "draw", "seed draw", "draw seed", "seed draw seed"])
def test_a_draw_on_cuda_is_seen_through_seeding(steps):
    seed, offset = bytearray(8), bytearray(8)  # the state of a CUDA generator, one after the other

    def manual_seed_all(value):
        seed[0], offset[0] = value, 0

    states = (lambda: memoryview(bytes(16)), lambda: memoryview(seed + offset))
    cuda = types.SimpleNamespace(
        default_generators=[types.SimpleNamespace(get_state=state) for state in states],
        manual_seed_all=manual_seed_all,
    )
    was_drawn = devices.watch_draws(cuda)
    for step in steps.split():
        if step == "seed":
            cuda.manual_seed_all(7)
            assert seed[0] == 7
        else:
            offset[0] += 4
    assert was_drawn() is ("draw" in steps)


def test_seeding_goes_through_what_is_watched_and_without_cuda_nothing_is_drawn(runner):
    code = """
import torch
from verified.run import device as devices
seen = []
torch.cuda.manual_seed_all = seen.append
devices.watch_draws(torch.cuda)
assert torch.cuda.manual_seed_all != seen.append
torch.manual_seed(5)
assert seen == [5]
"""
    result = run(runner, code)
    assert result.fault is None, result.fault
    result = run(runner, "import torch\ntorch.rand(2)\n", device="cuda")
    assert (result.fault, result.drawn) == (None, False)


def test_where_the_simulated_device_is_the_default_a_seed_gives_other_numbers_as_on_cuda(runner):
    code = "import torch\n\ntorch.manual_seed(0)\nprint(torch.randn(3))\n"
    places = [("cpu", "as_written"), ("sim", "as_written"), ("sim", "default_device")]
    cpu, sim, default = (run(runner, code, device=d, mode=mode) for d, mode in places)
    assert (cpu.stdout, cpu.drawn) == (sim.stdout, sim.drawn) and not cpu.drawn
    assert not agree(cpu.stdout, default.stdout, "sim") and default.drawn
    assert agree(cpu.stdout, default.stdout, "sim", drawn=True)


def test_what_holds_for_the_numbers_of_one_seed_is_found(project):
    lucky = "import torch\n\ntorch.manual_seed(0)\nx = torch.rand(1)\nprint(x.shape)\n"
    project.snippet("p/lucky.py", lucky, "torch.Size([1])\n")
    project.write("snippets/p/lucky.check.py", "assert 0.4962 < x.item() < 0.4963\n")
    result = project.run("python", "-m", "pytest", "docs", "-q", CUDA_VISIBLE_DEVICES="")
    assert "1 programs with 1 checks in 2 places on cpu, sim: 3 runs (1 failed)" in result.stdout
    assert "on sim, default_device: its check does not hold" in result.stdout


@pytest.mark.parametrize("device", ["cuda", "all"])
def test_asking_for_a_gpu_that_there_is_not_is_an_error(project, device):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    command = ("python", "-m", "pytest", "docs", "--device", device)
    result = project.run(*command, CUDA_VISIBLE_DEVICES="")
    assert result.returncode == 4 and "passed" not in result.stdout
    assert re.search(rf"--device {device}: PyTorch \S+ finds no CUDA GPU here", result.stderr)
    assert "Traceback" not in result.stderr
    assert not Path(".verified/evidence.json").exists()


def test_what_does_not_hold_on_an_accelerator_is_found_without_a_gpu(project):
    """A tensor left behind, and a check that is true on the CPU alone."""
    project.snippet("p/left.py", LEFT_BEHIND, "torch.Size([2])\n")
    made = "import torch\n\nx = torch.ones(2)\nprint(x)\n"
    project.snippet("p/made.py", made, "tensor([1., 1.])\n")
    check = "assert x.sum() == 2\nassert x.device.type == 'cpu'\n"
    project.write("snippets/p/made.check.py", check)
    result = project.run("python", "-m", "pytest", "docs", "-q", CUDA_VISIBLE_DEVICES="")
    assert result.returncode == 1
    assert "2 programs with 2 checks in 4 places on cpu, sim: 6 runs (3 failed)" in result.stdout
    place = "docs/en/left.md:3 (snippets/p/left.py) on sim, as_written: Traceback"
    assert place in result.stdout and "to be on the same device" in result.stdout
    assert "(snippets/p/left.py) on cpu" not in result.stdout
    assert result.stdout.count("to be on the same device") == 2, "told in full once in each mode"
    assert result.stdout.count("same failure as docs/en/left.md:3") == 2, "and not again for zh"
    place = "docs/en/made.md:3 (snippets/p/made.py) on sim, default_device: its check does not hold"
    assert result.stdout.count(": its check does not hold") == 1
    assert 'File "snippets/p/made.check.py", line 2' in result.stdout.split(place)[1]


def test_what_is_not_verified_or_bound_is_counted_and_never_a_pass(project):
    sim, cannot = (ROOT / "verified/run/sim.py").read_text(), 'cannot simulate a device"\n'
    assert cannot in sim
    lost = sim.replace(cannot, 'has no device"\n    return cannot\n')
    project.write("verified/run/sim.py", lost)
    marks = {
        "bound": MARK.format('only_on("cpu", reason="只有一种 | one kind only")'),
        "newer": MARK.format('since("99.1")'),
        "plain": "",
    }
    for name, mark in marks.items():
        project.write(f"snippets/p/{name}.py", f"print('{name}')\n")
        project.write(f"snippets/p/{name}.out", f"{name}\n")
        project.page(name, PAGE.format(mark, name))
    result = project.run("python", "-m", "pytest", "docs", "-q")
    assert result.returncode == 0, result.stdout
    counted = "3 programs with 0 checks in 6 places on cpu, sim: 2 runs (0 failed), 0 unchanged"
    assert counted in result.stdout
    assert "1 bound to a device, 1 for a newer PyTorch, 0 not run" in result.stdout
    assert re.search(r"2 not verified: PyTorch \S+ has no device", result.stdout)
    for reason in (
        r"SKIPPED \[2\] docs/en/bound.md: only on cpu: one kind only",
        r"SKIPPED \[3\] docs/en/newer.md: needs PyTorch 99.1 or newer, this is \d",
        r"SKIPPED \[2\] docs/en/plain.md: not verified: PyTorch",
    ):
        assert re.search(reason, result.stdout), result.stdout
    results = json.loads(Path(".verified/evidence.json").read_text())["results"]
    ran = sorted((r["block"], r["device"], r["mode"]) for r in results)
    assert ran == [*itertools.product(["p/bound.py", "p/plain.py"], ["cpu"], ["as_written"])]


def test_a_program_runs_since_the_version_that_it_names():
    since = marks.parse(['pytest.mark.since("2.10.1")'])
    versions = ("2.9.1", "2.10.0", "2.10.1", "2.11.0", "3.0.0")
    assert [since.runs_with(torch) for torch in versions] == [False, False, True, True, True]
    assert marks.parse([]).runs_with("2.9.1")


MAKE = {
    "DEVICE=cpu": ["--device cpu"],
    "BLOCK=p/a.py": ["--rerun -k p/a.py"],
    "SHARD=2/4": ["--shard 2/4"],
    "TORCH=next": ["install --quiet --upgrade --pre torch torchvision\n"],
    "TORCH=2.9.1": [
        "-m venv .venv-torch-2.9.1",
        "pip --disable-pip-version-check install --quiet torch==2.9.1 torchvision\n",
        ".venv-torch-2.9.1/bin/python -m pytest",
    ],
}


def test_make_runs_one_device_program_or_shard_or_another_torch_in_its_own_environment(project):
    usual = project.run("make", "-n", "verify").stdout
    for variable, parts in MAKE.items():
        commands = project.run("make", "-n", "verify", variable).stdout
        for part in parts:
            assert part in commands and part not in usual
        assert (".venv/" in commands) == (not variable.startswith("TORCH"))


def test_the_supported_versions_are_declared_once_and_ci_reads_them():
    settings = ROOT / "pyproject.toml"
    oldest, newest = versions.supported(settings)
    assert f"\ntorch=={newest} " in (ROOT / "constraints.txt").read_text()
    assert int(oldest.split(".")[1]) < int(newest.split(".")[1])
    command = [sys.executable, "-m", "verified", "versions"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    matrix = json.loads(said.removeprefix("matrix="))
    assert matrix == versions.matrix(settings)
    assert {job["torch"] for job in matrix} == {oldest, newest, "next"}
    for torch in (oldest, newest, "next"):
        pythons = [job["python"] for job in matrix if job["torch"] == torch]
        assert len(pythons) == 2, "the oldest and the newest Python"
    assert "3.10" in {job["python"] for job in matrix if job["torch"] == oldest}
    assert 'requires-python = ">=3.10"' in settings.read_text()


def test_ci_runs_each_supported_pair_and_the_next():
    jobs = workflow("ci")["jobs"]
    [command] = [s["run"] for s in jobs["versions"]["steps"] if s.get("id") == "supported"]
    assert command == 'python3 -m verified versions >> "$GITHUB_OUTPUT"'
    matrix = jobs["others"]["strategy"]["matrix"]
    assert matrix == {"include": "${{ fromJSON(needs.versions.outputs.matrix) }}"}
    [blocks] = [step for step in jobs["others"]["steps"] if step.get("run") == "make verify"]
    assert blocks["env"] == {"TORCH": "${{ matrix.torch }}"}
    assert blocks["continue-on-error"] == "${{ matrix.torch == 'next' }}", "no other may fail"


def test_a_requirement_without_bounds_is_refused(tmp_path):
    (tmp_path / "pyproject.toml").write_text('torch = ["torch==2.14.1"]')
    with pytest.raises(Refused, match='there is no requirement "torch>=oldest,<=newest"'):
        versions.supported(tmp_path / "pyproject.toml")


@functools.cache
def workflow(name):
    # YAML 1.1 reads the key `on` as true.
    return yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text())


def test_a_shell_block_runs_once_on_each_device_and_one_of_the_cpu_may_be_shown(project):
    only = MARK.format('only_on("cpu", reason="只有一种 | one kind only")')
    project.snippet("p/bound.sh", "echo 1\n", "1\n")
    project.snippet("p/free.sh", "echo 2\n", "2\n")
    text = (project.root / "docs/en/bound.md").read_text()
    project.page("bound", text.replace("``` bash", f"{only}\n``` bash"))
    result = project.run("python", "-m", "pytest", "docs", "-q")
    assert "2 programs with 0 checks in 4 places on cpu, sim: 3 runs (0 failed)" in result.stdout
    project.build()


@pytest.mark.parametrize("runner", ["", "gpu-machine"])
@pytest.mark.parametrize("label", ["gpu", "typo", ""])
@pytest.mark.parametrize("home", ["us/docs", "stranger/docs"])
@pytest.mark.parametrize("event", ["schedule", "push", "workflow_dispatch", "pull_request"])
def test_the_gpu_runner_is_for_our_own_code(event, home, label, runner):
    if event != "pull_request":
        home = label = ""
    values = {
        "vars__GPU_RUNNER": runner,
        "github__event_name": event,
        "github__event__label__name": label,
        "github__event__pull_request__head__repo__full_name": home,
        "github__repository": "us/docs",
    }
    jobs = workflow("gpu")["jobs"]
    runs, says_not = (truth(jobs[name]["if"], **values) for name in ("verify", "not-verified"))
    asked = event != "pull_request" or label == "gpu"
    ours = event != "pull_request" or home == "us/docs"
    assert runs == (asked and ours and runner != "")
    assert says_not == (asked and not runs), "what is not verified is said"


def test_the_gpu_workflow_runs_each_night_on_a_label_and_before_publishing():
    gpu, ci = workflow("gpu"), workflow("ci")
    triggers = gpu[True]
    assert triggers["pull_request"] == {"types": ["labeled"]}
    assert triggers["schedule"] and "workflow_call" in triggers
    assert "pull_request_target" not in triggers
    assert gpu["jobs"]["verify"]["permissions"] == {"contents": "read"}
    assert gpu["jobs"]["verify"]["runs-on"] == "${{ vars.GPU_RUNNER }}"
    assert {"run": "make verify DEVICE=cuda"} in gpu["jobs"]["verify"]["steps"]
    assert ci["jobs"]["gpu"]["uses"] == "./.github/workflows/gpu.yml"
    assert "gpu" in ci["jobs"]["site"]["needs"]
