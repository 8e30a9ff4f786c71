"""A session runs what is new or changed, or a part of it: the parts are the whole.

What is there already costs nothing again, and what is new costs no more than itself.
"""

import argparse
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Workspace

from verified.__main__ import main
from verified.project import Project
from verified.site import history
from verified.verify import evidence, session
from verified.verify.session import part, shard

CPU = ("--device", "cpu")
BLOCKS = 12
RUNS = 3  # of a block: on the CPU, and on the simulated device in both modes
MARK = '<!--pytest.mark.only_on("cpu", reason="只有一种 | one kind only")-->\n'


def write(project: Workspace, blocks: int, mark: str = "") -> None:
    """A page of so many programs."""
    for n in range(blocks):
        project.write(f"snippets/many/block_{n}.py", f"print({n})  # 数字 | a number\n")
        project.write(f"snippets/many/block_{n}.out", f"{n}\n")
    texts = [f'{mark}``` python\n--8<-- "many/block_{n}.py"\n```\n' for n in range(blocks)]
    project.page("many", "\n".join(["# Many { #top }\n", *texts]))


@pytest.fixture
def proven(project) -> Workspace:
    write(project, BLOCKS)
    project.trust("cpu", "sim")
    return project


def verify(project: Workspace, *options: str) -> subprocess.CompletedProcess[str]:
    return project.run("python", "-m", "pytest", "docs", "-q", *options, CUDA_VISIBLE_DEVICES="")


def test_where_nothing_has_changed_nothing_is_run_and_a_changed_block_costs_that_block(proven):
    counted = f"{BLOCKS} programs with 0 checks in {2 * BLOCKS} places on cpu, sim: "
    result = verify(proven)
    assert result.returncode == 0 and "passed" not in result.stdout, result.stdout
    assert f"{counted}0 runs (0 failed), {RUNS * BLOCKS} unchanged" in result.stdout
    proven.write("snippets/many/block_3.py", "print(1 + 2)\n")
    result = verify(proven)
    assert result.returncode == 0, result.stdout
    assert f"{counted}{RUNS} runs (0 failed), {RUNS * (BLOCKS - 1)} unchanged" in result.stdout
    assert f"{2 * RUNS} passed" in result.stdout, "each place of the one"


def test_a_large_package_is_imported_for_all_where_one_that_is_due_needs_it(project, monkeypatch):
    code = 'import sys\n\nprint("torch" + "vision" in sys.modules)\n'
    project.snippet("p/imported.py", code, "False\n")
    project.snippet("p/needs.py", "import torchvision\n\nprint(bool(torchvision))\n", "True\n")
    result = verify(project, *CPU)
    assert "2 runs (1 failed), 0 unchanged" in result.stdout and "+True" in result.stdout

    monkeypatch.setattr(session, "Runner", lambda programs, torch: list(programs))
    verification = session.Verification("cpu", rerun=False, each=False)
    verification.page(project.root / "docs/en/needs.md")
    assert set(verification.runner) == {code}, "the other one has passed"


def test_a_block_that_is_named_is_a_test_though_nothing_has_changed(proven):
    result = verify(proven, "-k", "block_3")
    assert result.returncode == 0 and f"{2 * RUNS} passed" in result.stdout, result.stdout
    counted = "1 programs with 0 checks in 2 places on cpu, sim: "
    assert f"{counted}0 runs (0 failed), {RUNS} unchanged" in result.stdout
    result = verify(proven, "--rerun", "-k", "block_3")
    assert f"{counted}{RUNS} runs (0 failed), 0 unchanged" in result.stdout
    listed = verify(proven, "--collect-only").stdout
    assert listed.count("block_3.py") == 2 * RUNS
    nothing = verify(proven, "-k", "nothing_of_this_name")
    assert nothing.returncode == pytest.ExitCode.NO_TESTS_COLLECTED


PARTS = """import torch

# --8<-- [start:make]
x = torch.ones(2)
print(x)
# --8<-- [end:make]
# --8<-- [start:add]
print(1 + 1)
# --8<-- [end:add]
"""


def test_a_section_of_a_snippet_is_a_block_of_its_own_with_its_output_and_its_check(project):
    project.write("snippets/p/x.py", PARTS)
    blocks = [f'``` python\n--8<-- "p/x.py:{part}"\n```\n' for part in ("add", "make")]
    project.page("p", "\n".join(["# P { #p }\n", *blocks]))
    result = project.run("python", "-m", "verified", "outputs")
    assert result.returncode == 1 and "name 'torch' is not defined" in result.stderr
    project.write("snippets/p/x.py", PARTS.replace("x = torch", "import torch\n\nx = torch"))
    assert project.run("python", "-m", "verified", "outputs").returncode == 0
    assert (project.root / "snippets/p/x.add.out").read_text() == "2\n"
    assert (project.root / "snippets/p/x.make.out").read_text() == "tensor([1., 1.])\n"
    project.write("snippets/p/x.make.check.py", "assert x.sum() == 3\n")
    result = verify(project, *CPU, "-k", "p/x.make.py")
    assert "its check does not hold" in result.stdout and "2 places" in result.stdout
    project.write("snippets/p/x.make.check.py", "assert x.sum() == 2\n")
    result = verify(project, *CPU)
    assert result.returncode == 0 and "4 passed" in result.stdout, result.stdout
    project.build()
    html = (project.root / "site/en/p/index.html").read_text()
    assert "--8&lt;--" not in html and "[start:" not in html


def test_what_is_verified_is_built_also_of_programs_that_are_alike(project):
    for name in ("one", "two"):
        project.write(f"snippets/p/{name}.py", f"print(1)  # 第 {name} | {name}\n")
        project.write(f"snippets/p/{name}.out", "1\n")
    blocks = [f'``` python\n--8<-- "p/{name}.py"\n```\n' for name in ("one", "two")]
    project.page("p", "\n".join(["# P { #p }\n", *blocks]))
    assert verify(project, *CPU).returncode == 0
    project.build()
    assert (project.root / "site/en/p/index.html").read_text().count("✓") >= 2


def test_evidence_of_where_a_block_may_no_longer_run_does_not_count(project):
    write(project, 1)
    project.trust("cpu", "sim")
    write(project, 1, MARK)
    result = verify(project)
    assert result.returncode == 0, result.stdout
    assert "0 runs (0 failed), 1 unchanged" in result.stdout
    assert "4 skipped" in result.stdout and "only on cpu: one kind only" in result.stdout


def test_git_is_asked_as_often_however_many_pages_there_are(project, monkeypatch):
    project.git("init", "--quiet")
    asked = []
    monkeypatch.setattr(history, "git", lambda *words: asked.append(words) or "")
    counts = []
    for pages_more in (1, 9):
        for n in range(pages_more):
            project.page(f"page-{n}", "# Page { #top }\n")
        asked.clear()
        history.changed(Project.load())
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0


@pytest.fixture
def several(project):
    """Seven programs; one stands on a second page, too, and one is not run."""
    for n in range(6):
        project.snippet(f"p/p{n}.py", f"print({n})\n", f"{n}\n")
    project.snippet("p/p6.py", "1 / 0\n")
    mark = '<!--pytest.mark.skip(reason="不跑 | not run")-->\n'
    again = '``` python\n--8<-- "p/p{}.py"\n```\n'
    project.page("p6", f"# T {{ #t }}\n\n{mark}{again.format(6)}\n{again.format(0)}")
    return project


def ended(result):
    """How many places passed, and how many were not run."""
    assert result.returncode == 0, result.stdout
    found = (re.search(rf"(\d+) {word}", result.stdout) for word in ("passed", "skipped"))
    return [int(match[1]) if match else 0 for match in found]


@pytest.mark.parametrize("programs", [1, 2, 7, 110])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 13])
def test_the_shards_are_the_whole_and_share_nothing(programs, count):
    keys = [f"{n * 7919 % 1000:03}" for n in range(programs)]
    parts = [part(keys * 2, (index, count)) for index in range(1, count + 1)]
    assert sorted(key for part in parts for key in part) == sorted(keys)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
    assert parts == [part(keys[::-1], (index, count)) for index in range(1, count + 1)]


def test_the_evidence_of_the_shards_is_that_of_one_run(several):
    says, places = [], []
    for n in (1, 2):
        result = verify(several, *CPU, "--shard", f"{n}/2")
        assert "deselected" in result.stdout
        places.append(ended(result))
        says += [line for line in result.stdout.splitlines() if line.startswith("shard ")]
        shutil.move(evidence.PATH, f"{n}.json")
    assert says == [
        "shard 1/2: 4 of 7 programs, 3 left to the other shards",
        "shard 2/2: 3 of 7 programs, 4 left to the other shards",
    ]
    whole = [6 * 2 + 2, 2]  # programs, languages; the second page; not run
    assert (
        [sum(counts) for counts in zip(*places, strict=True)]
        == whole
        == ended(verify(several, *CPU))
    )
    shutil.move(evidence.PATH, "whole.json")

    blocks = [block for block in Project.load().require().blocks if block.runs]
    for file, unverified in (("1.json", 3), ("2.json", 0)):
        assert main(["merge", file]) == 0
        known = evidence.Evidence(evidence.load())
        faults = {block.name: known.fault(block) for block in blocks}
        assert sum("is not verified" in (fault or "") for fault in faults.values()) == unverified
    merged, whole = (
        [replace(record, date="", seconds=0) for record in evidence.load(path)]
        for path in (evidence.PATH, Path("whole.json"))
    )
    assert merged == whole and len(whole) == 6
    assert "0 runs (0 failed), 6 unchanged" in verify(several, *CPU).stdout


def test_what_is_no_shard_is_refused():
    for bad in ("0/4", "5/4", "1", "-1/4", "1/4/2", ""):
        with pytest.raises(argparse.ArgumentTypeError) as refused:
            shard(bad)
        assert str(refused.value) == f"{bad!r} is no part of a whole; 1/4 is the first of 4"


@pytest.mark.parametrize(
    "bad, message",
    [
        ("5/4", "argument --shard: '5/4' is no part of a whole; 1/4 is the first of 4"),
        ("8/8", "--shard 8/8: there are 7 programs only"),
    ],
)
def test_what_is_no_shard_of_these_programs_ends_the_run(several, bad, message):
    result = verify(several, *CPU, "--shard", bad)
    assert result.returncode == 4 and message in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert not evidence.PATH.exists()
