"""The programs spread over several jobs: the shards are the whole, and none is told as more."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from verified.verify import evidence
from verified.verify.session import part


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


def places(result):
    return [line for line in result.stdout.splitlines() if "::" in line]


@pytest.mark.parametrize("programs", [1, 2, 7, 110])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 13])
def test_the_shards_are_the_whole_and_share_nothing(programs, count):
    keys = [f"{n * 7919 % 1000:03}" for n in range(programs)]
    parts = [part(keys * 2, (index, count)) for index in range(1, count + 1)]
    assert sorted(key for part in parts for key in part) == sorted(keys)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
    assert parts == [part(keys[::-1], (index, count)) for index in range(1, count + 1)]


def test_each_place_is_in_the_shard_of_its_program(several):
    whole = places(verify(several, "--collect-only"))
    shards = [places(verify(several, "--collect-only", "--shard", f"{n}/3")) for n in (1, 2, 3)]
    assert sorted(place for shard in shards for place in shard) == sorted(whole)
    assert len(whole) == 6 * 2 * 2 + 2 * 2 + 2  # programs, languages, modes; the second; not run
    assert [any("p0.py" in place for place in shard) for shard in shards].count(True) == 1


def test_the_evidence_of_the_shards_is_that_of_one_run(several):
    kept = Path(".verified/evidence.json")
    says = []
    for n in (1, 2, 3):
        result = verify(several, "--shard", f"{n}/3")
        assert result.returncode == 0, result.stdout
        says += [line for line in result.stdout.splitlines() if line.startswith("shard ")]
        assert "deselected" in result.stdout
        shutil.move(kept, f"{n}.json")
    assert says == [
        "shard 1/3: 3 of 7 programs, 4 left to the other shards",
        "shard 2/3: 2 of 7 programs, 5 left to the other shards",
        "shard 3/3: 2 of 7 programs, 5 left to the other shards",
    ]
    assert verify(several).returncode == 0
    shutil.move(kept, "whole.json")

    def merge(*files):
        assert several.run("python", "-m", "verified", "merge", *files).returncode == 0

    merge("1.json", "3.json")
    build = several.run("python", "-m", "verified", "build")
    assert build.returncode == 1 and "is not verified with PyTorch" in build.stderr
    merge("2.json")
    merged, whole = (
        [replace(record, date="", seconds=0) for record in evidence.load(path)]
        for path in (kept, Path("whole.json"))
    )
    assert merged == whole and len(whole) == 6 * 2
    assert "0 runs (0 failed), 12 unchanged" in verify(several).stdout
    assert several.run("python", "-m", "verified", "build").returncode == 0


@pytest.mark.parametrize("bad", ["0/4", "5/4", "1", "-1/4", "1/4/2", ""])
def test_what_is_no_shard_is_an_error(several, bad):
    result = verify(several, f"--shard={bad}")
    assert result.returncode == 4 and "Traceback" not in result.stdout + result.stderr
    assert (
        f"argument --shard: {bad!r} is no part of a whole; 1/4 is the first of 4" in result.stderr
    )
    assert not Path(".verified/evidence.json").exists()


def test_a_shard_without_a_program_is_an_error(several):
    result = verify(several, "--shard", "8/8")
    assert result.returncode == 4 and "--shard 8/8: there are 7 programs only" in result.stderr


def test_make_takes_a_shard(project):
    assert "--shard 2/4" in project.run("make", "-n", "verify", "SHARD=2/4").stdout
    assert "--shard" not in project.run("make", "-n", "verify").stdout
