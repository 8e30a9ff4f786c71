"""Evidence is of one program, its versions and machine; it is neither lost nor just believed."""

import dataclasses
import json
import multiprocessing
from pathlib import Path

import pytest

from verified import evidence, pages
from verified.problems import Refused

PATH = Path(".verified/evidence.json")


@pytest.fixture
def block(project) -> pages.Block:
    project.snippet("p/one.py", "print(1)\n", "1\n")
    assert project.problems() == []
    return next(b for page in pages.load() for b in page.blocks)


def test_what_was_merged_is_loaded(block):
    record = evidence.record(block, "cpu", "plain", True, 0.1)
    assert evidence.merge([record]) == evidence.load() == [record]
    assert evidence.reusable(evidence.load(), block, "cpu", "plain")
    assert evidence.passed(evidence.load(), block)


@pytest.mark.parametrize(
    "change",
    [
        {"key": "0"},
        {"outcome": "failed"},
        {"torch": "2.0.0"},
        {"torchvision": "0.1"},
        {"python": "3.1"},
        {"platform": "Plan 9"},
        {"runner": "0"},
        {"device": "cuda"},
        {"mode": "default"},
    ],
)
def test_evidence_of_another_state_is_not_reused(block, change):
    record = evidence.record(block, "cpu", "plain", True, 0.1)
    evidence.merge([dataclasses.replace(record, **change)])
    assert not evidence.reusable(evidence.load(), block, "cpu", "plain")


@pytest.mark.parametrize("change", [{"key": "0"}, {"outcome": "failed"}, {"torch": "2.0.0"}])
def test_evidence_of_another_state_publishes_nothing(block, change):
    record = evidence.record(block, "cpu", "plain", True, 0.1)
    assert not evidence.passed([dataclasses.replace(record, **change)], block)


def test_the_newest_result_of_a_block_stays(block):
    old = evidence.record(block, "cpu", "plain", False, 0.1)
    new = dataclasses.replace(old, outcome="passed", date="2999-01-01T00:00:00+00:00")
    assert evidence.merge([new]) == evidence.merge([old]) == [new]


def test_results_of_other_devices_and_versions_stay(block):
    here = evidence.record(block, "cpu", "plain", True, 0.1)
    others = [dataclasses.replace(here, **c) for c in ({"device": "cuda"}, {"torch": "2.9.1"})]
    for record in [here, *others]:
        merged = evidence.merge([record])
    assert sorted(merged, key=str) == sorted([here, *others], key=str)


def _edit(data):
    data["results"][0]["outcome"] = "passed"


def _drop(data):
    data["results"].pop()


@pytest.mark.parametrize("edit", [_edit, _drop, lambda data: data.pop("digest")])
def test_evidence_changed_by_hand_is_refused(block, edit):
    evidence.merge([evidence.record(block, "cpu", "plain", False, 0.1)])
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


def test_two_runs_at_once_lose_nothing(block):
    here = evidence.record(block, "cpu", "plain", True, 0.1)
    records = [dataclasses.replace(here, torch=f"2.{n}.0") for n in range(24)]
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        pool.map(_merge, records, chunksize=1)
    assert len(evidence.load()) == 24


def test_a_write_that_fails_leaves_the_former_file(block, monkeypatch):
    record = evidence.record(block, "cpu", "plain", True, 0.1)
    evidence.merge([record])

    def full(*_, **__):
        raise OSError("no space left on device")

    with monkeypatch.context() as context, pytest.raises(OSError, match="no space"):
        context.setattr(json, "dump", full)
        evidence.merge([dataclasses.replace(record, torch="2.0.0")])
    assert evidence.load() == [record]
    assert not [p for p in PATH.parent.iterdir() if p.name not in (PATH.name, f"{PATH.name}.lock")]
