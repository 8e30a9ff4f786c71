"""The programs spread over several jobs: the shards are the whole, and none is told as more."""

import argparse
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from verified.__main__ import main
from verified.project import Project
from verified.verify import evidence
from verified.verify.session import part, shard


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


def verify(project, *arguments):
    command = ("python", "-m", "pytest", "docs", "-q", "--device", "cpu", *arguments)
    return project.run(*command)


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
        result = verify(several, "--shard", f"{n}/2")
        assert "deselected" in result.stdout
        places.append(ended(result))
        says += [line for line in result.stdout.splitlines() if line.startswith("shard ")]
        shutil.move(evidence.PATH, f"{n}.json")
    assert says == [
        "shard 1/2: 4 of 7 programs, 3 left to the other shards",
        "shard 2/2: 3 of 7 programs, 4 left to the other shards",
    ]
    whole = [6 * 2 * 2 + 2 * 2, 2]  # programs, languages, modes; the second page; not run
    assert [sum(counts) for counts in zip(*places, strict=True)] == whole == ended(verify(several))
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
    assert merged == whole and len(whole) == 6 * 2
    assert "0 runs (0 failed), 12 unchanged" in verify(several).stdout


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
    result = verify(several, "--shard", bad)
    assert result.returncode == 4 and message in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert not evidence.PATH.exists()
