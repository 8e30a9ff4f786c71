"""Evidence is of one program, its versions and machine; it is neither lost nor just believed."""

import dataclasses
import json
import multiprocessing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from verified.__main__ import main
from verified.devices import DEVICES, MODES
from verified.pages import Block
from verified.pages.block import Older
from verified.pages.marks import Marks, Reason
from verified.problems import Refused
from verified.project import Project
from verified.verify import evidence
from verified.verify.evidence import Evidence, Record

PATH = Path(".verified/evidence.json")


@pytest.fixture
def block(project) -> Block:
    project.snippet("p/one.py", "print(1)\n", "1\n")
    return Project.load().require().blocks[0]


@pytest.fixture
def passed(block) -> Record:
    return evidence.record(block, "cpu", "as_written", True, 0.1)


OTHER = [  # another state of the block, or another place
    {"key": "0" * 64},
    {"device": "cuda", "accelerator": "GPU 1"},
    {"mode": "default_device"},
    {"torch": "2.9.1"},
    {"build": "cpu"},
    {"python": "3.1"},
    {"platform": "Plan 9"},
]


def test_what_was_merged_is_loaded_and_reused_and_that_of_another_state_is_not(block, passed):
    assert evidence.merge([passed]) == evidence.load() == [passed]
    assert Evidence(evidence.load()).is_cached(block, "cpu", "as_written")
    for change in (
        *OTHER,
        {"outcome": "failed"},
        {"torchvision": "0.1"},
        {"runner": "0" * 16},
        {"packages": "a 1"},
    ):
        other = Evidence([replace(passed, **change)])
        assert not other.is_cached(block, "cpu", "as_written"), change


def test_evidence_holds_for_the_versions_of_what_a_block_imports_and_of_nothing_else(
    project, monkeypatch
):
    project.snippet("p/plain.py", "print(1)\n", "1\n")
    project.snippet("p/uses.py", "import numpy\nimport pandas\n")
    blocks = {b.snippet.stem: b for b in Project.load().require().blocks}
    known = [evidence.record(b, "cpu", "as_written", True, 0.1) for b in blocks.values()]
    of = {r.block: r.packages for r in known}
    assert of == {"p/plain.py": "", "p/uses.py": f"numpy {np.__version__}, pandas {pd.__version__}"}

    def cached(name: str) -> bool:
        return Evidence(known).is_cached(blocks[name], "cpu", "as_written")

    assert cached("plain") and cached("uses")
    newer = {"matplotlib": (True, True), "pandas": (True, False)}  # by what is another version now
    version = evidence.version
    for package, held in newer.items():
        monkeypatch.setattr(
            evidence, "version", lambda n, p=package: "99" if n == p else version(n)
        )
        evidence._version.cache_clear()
        assert (cached("plain"), cached("uses")) == held, package
    evidence._version.cache_clear()


def test_the_fingerprint_of_the_runner_covers_all_that_runs_a_block(project):
    """Each file of the room and the table of devices, also a file that is new."""
    code = """
from pathlib import Path
from verified.verify import evidence
def now():
    evidence._here.cache_clear()
    return evidence._here()["runner"]
prints = [now()]
for file in ("verified/devices.py", *Path("verified/run").rglob("*.py"), "verified/site/csp.py"):
    text = Path(file).read_text()
    Path(file).write_text(text + chr(10))
    prints.append(now())
    Path(file).write_text(text)
    print(file)
assert prints.pop() == prints[0] == now(), "the site is none of it"
assert len(set(prints)) == len(prints)
print(prints[0])
"""
    before = project.run("python", "-c", code)
    assert before.returncode == 0, before.stderr
    *files, fingerprint = before.stdout.split()
    assert {"verified/run/worker.py", "verified/run/compare.py"} < set(files)
    project.write("verified/run/more/new.py", "")
    after = project.run("python", "-c", code).stdout.split()
    assert "verified/run/more/new.py" in after and after[-1] != fingerprint


def test_the_newest_result_of_a_block_stays(passed):
    old = replace(passed, outcome="failed")
    new = replace(passed, date="2999-01-01T00:00:00+00:00")
    assert evidence.merge([new]) == evidence.merge([old]) == [new]


def test_merging_loses_no_result_of_another_place_or_state(passed):
    changes = [*OTHER, {"device": "cuda", "accelerator": "GPU 2"}]
    others = [replace(passed, **change) for change in changes]
    files = [f"{number}.json" for number in range(len(others))]
    for file, other in zip(files, others, strict=True):
        evidence.merge([other], Path(file))
    evidence.merge([passed])
    assert main(["merge", *files]) == 0
    assert sorted(evidence.load(), key=str) == sorted([passed, *others], key=str)


def test_what_cannot_be_merged_is_named(project, capsys):
    project.write("bad.json", "{")
    for files, message in (
        (["none.json"], "none.json:1: no such file"),
        (["bad.json"], "bad.json:1: this evidence is damaged"),
        ([], "name the files"),
    ):
        assert main(["merge", *files]) == 1
        assert message in capsys.readouterr().err
    assert not PATH.exists()


HERE = evidence.installed_torch()


@pytest.mark.parametrize(
    "results, state",
    [
        ([], "unknown"),
        ([{}], "unknown"),  # one of its modes only
        ([{}, {"mode": "default_device"}], "passed"),
        ([{}, {"mode": "default_device", "outcome": "failed"}], "failed"),
        ([{"key": "0" * 64}, {"key": "0" * 64, "mode": "default_device"}], "outdated"),
        ([{"key": "0" * 64, "outcome": "failed"}], "outdated"),
        ([{"key": "0" * 64, "date": "2999-01-01T00:00:00+00:00"}, {}], "unknown"),
        ([{}, {"mode": "default_device", "key": "0" * 64}], "unknown"),
        ([{"device": "cuda"}, {"device": "cuda", "mode": "default_device"}], "unknown"),
        ([{"torch": "2.0.0"}, {"torch": "2.0.0", "mode": "default_device"}], "unknown"),
        ([{"python": "3.1"}, {"mode": "default_device"}], "passed"),
    ],
)
def test_a_block_is_in_the_state_that_its_results_say(block, passed, results, state):
    there = [replace(passed, **{"device": "sim", **change}) for change in results]
    assert Evidence(there).state(block, "sim", HERE) == state
    assert Evidence(there).fault(block), "the CPU has not run it"
    assert (Evidence([*there, passed]).fault(block) is None) == (state != "failed")


@pytest.mark.parametrize(
    "change, state",
    [
        ({}, "passed"),  # in the one mode that the CPU has
        ({"outcome": "failed"}, "failed"),
        ({"key": "0" * 64}, "outdated"),
        ({"torch": "2.0.0"}, "unknown"),
    ],
)
def test_a_block_is_published_where_the_cpu_has_passed(block, passed, change, state):
    known = Evidence([replace(passed, **change)])
    assert known.state(block, "cpu", HERE) == state
    assert (known.fault(block) is None) == (state == "passed")


def test_a_result_of_today_is_known_beside_a_later_one_of_another_state(block, passed):
    other = replace(passed, key="0" * 64, date="2999-01-01T00:00:00+00:00")
    assert Evidence([other, passed]).latest(block) == [passed]
    assert Evidence([other]).latest(block) == [other]


def test_a_failure_on_a_gpu_is_not_published(block, passed):
    both = [passed, replace(passed, mode="default_device")]
    failed = replace(passed, device="cuda", outcome="failed")
    assert Evidence(both).fault(block) is None
    assert "failed on cuda" in Evidence([*both, failed]).fault(block)


def test_marks_decide_where_there_is_nothing_to_verify(block, passed):
    bound = dataclasses.replace(block, marks=Marks(devices=("cuda",), only_on=Reason(("a", "b"))))
    newer = dataclasses.replace(block, marks=Marks(since="99.0"))
    known = Evidence([])
    states = [known.state(bound, device, HERE) for device in DEVICES]
    assert states == ["elsewhere", "elsewhere", "unknown"]
    assert known.fault(bound) is None, "a page may say that its GPU is not verified"
    assert known.state(newer, "cpu", HERE) == "newer" and known.fault(newer)


def test_evidence_of_an_older_version_outlasts_what_newer_ones_print(block, passed):
    old = block.key_with("2.9.1")
    of = [replace(passed, torch="2.9.1", key=old, mode=mode) for mode in MODES]
    older = dataclasses.replace(
        block, expected="new\n", older=(Older("2.9", Path("p.until-2.9.out"), block.expected),)
    )
    assert older.key_with("2.9.1") == old != older.key_with("2.10.0")
    assert Evidence(of).state(older, "cpu", "2.9.1") == "passed"
    newer = [replace(r, torch="2.10.0") for r in of]
    assert Evidence(newer).state(older, "cpu", "2.10.0") == "outdated"


def test_the_versions_are_sorted_as_numbers(passed):
    known = Evidence([replace(passed, torch=v) for v in ("2.9.1", "2.14.1", "2.6.0")])
    assert known.versions() == ["2.14.1", "2.9.1", "2.6.0"]


BAD_FIELDS = {
    "key": "0",
    "device": "tpu",
    "mode": "fast",
    "outcome": "skipped",
    "torch": "",
    "torchvision": "",
    "python": "two",
    "platform": "",
    "runner": "main",
    "date": "yesterday",
    "commit": "main",
    "seconds": -1,
    "block": "",
}


def test_evidence_that_the_schema_does_not_allow_is_refused(project, passed):
    PATH.parent.mkdir(exist_ok=True)
    for change in (*BAD_FIELDS.items(), ("seconds", "0.1")):
        evidence.write([replace(passed, **dict([change]))], PATH)
        with pytest.raises(Refused, match=r"^\.verified/evidence\.json:1: .*version \(data"):
            evidence.load()
    project.write(str(PATH), '{"schema": 1, "digest": "", "results": []}')
    with pytest.raises(Refused, match=r"version \(data\.schema must be .* 4\); delete it"):
        evidence.load()


def test_evidence_changed_by_hand_or_damaged_is_refused(project, passed):
    evidence.merge([replace(passed, outcome="failed")])
    data = json.loads(PATH.read_text())
    edited = {**data, "results": [{**data["results"][0], "outcome": "passed"}]}
    for changed in (edited, {**data, "results": []}, {**data, "digest": "0" * 64}):
        project.write(str(PATH), json.dumps(changed))
        with pytest.raises(Refused, match=r"^\.verified/evidence\.json:1: .* changed by hand"):
            evidence.load()
    for text in ("", "{", "[]", '{"results": [{}]}', "\x00"):
        project.write(str(PATH), text)
        with pytest.raises(
            Refused, match=r"^\.verified/evidence\.json:1: this evidence is damaged"
        ):
            evidence.merge([passed])
        assert PATH.read_text() == text, "it is kept"


def _merge(record):
    evidence.merge([record])


def test_two_runs_at_once_lose_nothing(passed):
    records = [replace(passed, torch=f"2.{n}.0") for n in range(24)]
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        pool.map(_merge, records, chunksize=1)
    assert len(evidence.load()) == 24


def test_a_write_that_fails_leaves_the_former_file(passed, monkeypatch):
    evidence.merge([passed])
    files = {*PATH.parent.iterdir()}

    def full(*_, **__):
        raise OSError(28, "no space left on device")

    said = r"^\.verified/evidence\.json:1: could not be written: no space left"
    with monkeypatch.context() as context, pytest.raises(Refused, match=said):
        context.setattr(json, "dump", full)
        evidence.merge([replace(passed, torch="2.0.0")])
    assert evidence.load() == [passed]
    assert {*PATH.parent.iterdir()} == files
