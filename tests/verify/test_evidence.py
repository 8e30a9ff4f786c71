"""Evidence is of one program, its versions and machine; it is neither lost nor just believed."""

import dataclasses
import json
import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from verified.devices import DEVICES
from verified.pages import Block
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


OTHER = [
    {"key": "0" * 64},
    {"outcome": "failed"},
    {"torch": "2.0.0"},
    {"build": "cpu"},
    {"torchvision": "0.1"},
    {"python": "3.1"},
    {"platform": "Plan 9"},
    {"runner": "0" * 16},
    {"device": "cuda"},
    {"mode": "default_device"},
]


def test_what_was_merged_is_loaded(block, passed):
    assert evidence.merge([passed]) == evidence.load() == [passed]
    assert Evidence(evidence.load()).is_cached(block, "cpu", "as_written")


@pytest.mark.parametrize("change", OTHER)
def test_evidence_of_another_state_is_not_reused(block, passed, change):
    evidence.merge([replace(passed, **change)])
    assert not Evidence(evidence.load()).is_cached(block, "cpu", "as_written")


def test_the_newest_result_of_a_block_stays(passed):
    old = replace(passed, outcome="failed")
    new = replace(passed, date="2999-01-01T00:00:00+00:00")
    assert evidence.merge([new]) == evidence.merge([old]) == [new]


@pytest.mark.parametrize(
    "change",
    [
        {"key": "0" * 64},
        {"device": "cuda", "accelerator": "GPU 1"},
        {"mode": "default_device"},
        {"torch": "2.9.1"},
        {"build": "cpu"},
        {"python": "3.10"},
        {"platform": "Darwin arm64"},
    ],
)
def test_merging_loses_no_result_of_another_place_or_state(project, passed, change):
    other = replace(passed, **change)
    evidence.merge([other], Path("other.json"))
    evidence.merge([passed])
    result = project.run("python", "-m", "verified", "merge", "other.json")
    assert result.returncode == 0, result.stderr
    assert sorted(evidence.load(), key=str) == sorted([passed, other], key=str)


def test_what_cannot_be_merged_is_named(project):
    project.write("bad.json", "{")
    for files, message in (
        (["none.json"], "none.json:1: no such file"),
        (["bad.json"], "bad.json:1: this evidence is damaged"),
        ([], "name the files"),
    ):
        result = project.run("python", "-m", "verified", "merge", *files)
        assert result.returncode == 1 and message in result.stderr
        assert "Traceback" not in result.stderr
    assert not PATH.exists()


HERE = evidence.installed_torch()


@pytest.mark.parametrize(
    "results, state",
    [
        ([], "unknown"),
        ([{}], "unknown"),  # one of the modes only
        ([{}, {"mode": "default_device"}], "passed"),
        ([{}, {"mode": "default_device", "outcome": "failed"}], "failed"),
        ([{"key": "0" * 64}, {"key": "0" * 64, "mode": "default_device"}], "outdated"),
        ([{"key": "0" * 64, "outcome": "failed"}], "outdated"),
        ([{"key": "0" * 64, "date": "2999-01-01T00:00:00+00:00"}, {}], "unknown"),
        ([{}, {"mode": "default_device", "key": "0" * 64}], "unknown"),
        ([{"device": "sim"}, {"device": "sim", "mode": "default_device"}], "unknown"),
        ([{"torch": "2.0.0"}, {"torch": "2.0.0", "mode": "default_device"}], "unknown"),
        ([{"python": "3.1"}, {"mode": "default_device"}], "passed"),
    ],
)
def test_a_block_is_in_the_state_that_its_results_say(block, passed, results, state):
    known = Evidence([replace(passed, **change) for change in results])
    assert known.state(block, "cpu", HERE) == state
    assert (known.fault(block) is None) == (state == "passed")


def test_a_result_of_today_is_known_beside_a_later_one_of_another_state(block, passed):
    other = replace(passed, key="0" * 64, date="2999-01-01T00:00:00+00:00")
    assert Evidence([other, passed]).latest(block) == [passed]
    assert Evidence([other]).latest(block) == [other]


def test_a_failure_on_a_gpu_is_not_published(block, passed):
    both = [passed, replace(passed, mode="default_device")]
    assert Evidence(both).fault(block) is None
    failed = replace(passed, device="cuda", outcome="failed")
    assert "failed on cuda" in Evidence([*both, failed]).fault(block)


def test_marks_decide_where_there_is_nothing_to_verify(block, passed):
    bound = dataclasses.replace(block, marks=Marks(devices=("cuda",), only_on=Reason(("a", "b"))))
    newer = dataclasses.replace(block, marks=Marks(since="99.0"))
    known = Evidence([])
    assert [known.state(bound, device, HERE) for device in DEVICES] == [
        "elsewhere",
        "elsewhere",
        "unknown",
    ]
    assert known.fault(bound) is None, "a page may say that its GPU is not verified"
    assert known.state(newer, "cpu", HERE) == "newer" and known.fault(newer)
    assert Marks(since="2.10").runs_with("2.10.0") and not Marks(since="2.10").runs_with("2.9.1")


def test_the_versions_are_sorted_as_numbers(passed):
    known = Evidence([replace(passed, torch=v) for v in ("2.9.1", "2.14.1", "2.6.0")])
    assert known.versions() == ["2.14.1", "2.9.1", "2.6.0"]


def test_the_schema_describes_every_field():
    schema = json.loads(evidence.SCHEMA_PATH.read_text())
    result = schema["properties"]["results"]["items"]
    names = [field.name for field in dataclasses.fields(Record)]
    assert list(result["properties"]) == result["required"] == names
    assert schema["properties"]["schema"]["const"] == evidence.SCHEMA


@pytest.mark.parametrize(
    "change",
    [
        {"key": "0"},
        {"device": "tpu"},
        {"mode": "fast"},
        {"outcome": "skipped"},
        {"torch": ""},
        {"python": "two"},
        {"date": "yesterday"},
        {"commit": "main"},
        {"seconds": -1},
        {"seconds": "0.1"},
        {"block": ""},
    ],
)
def test_evidence_that_the_schema_does_not_allow_is_refused(passed, change):
    PATH.parent.mkdir()
    evidence.write([replace(passed, **change)], PATH)
    with pytest.raises(Refused, match=r"^\.verified/evidence\.json:1: .*another version \(data"):
        evidence.load()


def test_evidence_of_an_older_schema_is_named_so(project):
    project.write(str(PATH), '{"schema": 1, "digest": "", "results": []}')
    with pytest.raises(Refused, match=r"version \(data\.schema must be .* 3\); delete it"):
        evidence.load()


def test_a_run_on_damaged_evidence_says_so_and_keeps_it(project):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.write(str(PATH), "{")
    result = project.make("verify")
    assert result.returncode != 0 and "evidence.json:1: this evidence is damaged" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr and "INTERNALERROR" not in result.stdout
    assert PATH.read_text() == "{"


def _edit(data):
    data["results"][0]["outcome"] = "passed"


def _drop(data):
    data["results"].pop()


@pytest.mark.parametrize("edit", [_edit, _drop, lambda data: data.update(digest="0" * 64)])
def test_evidence_changed_by_hand_is_refused(passed, edit):
    evidence.merge([replace(passed, outcome="failed")])
    data = json.loads(PATH.read_text())
    edit(data)
    PATH.write_text(json.dumps(data))
    with pytest.raises(Refused, match=r"^\.verified/evidence\.json:1: .* changed by hand"):
        evidence.load()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"results": [{}]}', "\x00"])
def test_damaged_evidence_is_refused(project, text):
    project.write(str(PATH), text)
    with pytest.raises(Refused, match="damaged"):
        evidence.load()


def _merge(record):
    evidence.merge([record])


def test_two_runs_at_once_lose_nothing(passed):
    records = [replace(passed, torch=f"2.{n}.0") for n in range(24)]
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        pool.map(_merge, records, chunksize=1)
    assert len(evidence.load()) == 24


def test_a_write_that_fails_leaves_the_former_file(passed, monkeypatch):
    evidence.merge([passed])

    def full(*_, **__):
        raise OSError(28, "no space left on device")

    said = r"^\.verified/evidence\.json:1: could not be written: no space left"
    with monkeypatch.context() as context, pytest.raises(Refused, match=said):
        context.setattr(json, "dump", full)
        evidence.merge([replace(passed, torch="2.0.0")])
    assert evidence.load() == [passed]
    assert not [p for p in PATH.parent.iterdir() if p.name not in (PATH.name, f"{PATH.name}.lock")]
