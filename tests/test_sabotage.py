"""The checks can fail: faults planted into a copy of this project are caught."""

import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sabotage
from conftest import ROOT

CATALOGUE = sabotage.catalogue()
COMMANDS = {"make site", "python -m verified build"}
QUICK = [fault for fault in CATALOGUE if fault.quick]
NAMES = {str(fault): fault for fault in QUICK}


def test_the_catalogue_has_faults_of_every_layer_and_each_its_name():
    assert len(CATALOGUE) >= 120
    assert {fault.layer for fault in CATALOGUE} == set(sabotage.LAYERS)
    assert {fault.layer for fault in QUICK} == set(sabotage.LAYERS)
    names = Counter(map(str, CATALOGUE))
    assert [name for name, times in names.items() if times > 1] == []


def test_every_fault_says_what_it_plants_and_how_it_must_end():
    for fault in CATALOGUE:
        assert fault.plant or fault.run not in COMMANDS, fault.name
        assert fault.works or fault.says or "kill" in fault.name, fault.name
        assert fault.site in ("former", "new", "none"), fault.name


def test_every_fault_changes_the_project(tmp_path):
    for number, fault in enumerate(CATALOGUE):
        verbs = {v: c for v, c in fault.plant.items() if v not in ("code", "chmod")}
        named = {name for verb in verbs.keys() & sabotage.PLANT.keys() for name in verbs[verb]}
        if not named:
            continue
        root = tmp_path / str(number)
        (root / ".venv").mkdir(parents=True)
        for path in [*ROOT.glob("docs/zh/*.md"), *(ROOT / name for name in named)]:
            if path.exists():
                copied = root / path.relative_to(ROOT)
                copied.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copied)
        before = texts(root)
        sabotage.plant(root, verbs)
        assert texts(root) != before, fault.name
        if not fault.works and fault.at != () and "code" not in fault.plant:
            assert sabotage.place(fault, root), fault.name


def texts(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.suffix}


MODULE = """\
def made(line):
    return Problem(line)

def check(x):
    if x:
        raise made(
            1
        )
    problems = [Problem(2)]
    return problems
"""


def test_the_guards_of_a_module_are_found_by_its_syntax():
    found = sabotage.guards_of("m.py", MODULE)
    assert [(guard.first, guard.last, guard.off) for guard in found] == [
        (6, 8, "pass"),
        (9, 9, "problems = None"),
    ]


def test_every_guard_can_be_switched_off(tmp_path):
    every = sabotage.guards()
    assert len(every) > 100 and len(set(map(str, every))) == len(every)
    for guard in every:
        path = tmp_path / guard.file
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / guard.file, path)
        guard.switch_off(tmp_path)
        compile(path.read_text(), guard.file, "exec")
        assert path.read_text().count("\n") == (ROOT / guard.file).read_text().count("\n")


def test_a_dead_guard_is_told_and_so_is_one_that_no_fault_reaches(monkeypatch, capsys):
    dead, needed, unmet = (sabotage.Guard("m.py", n, n, "pass") for n in (1, 2, 3))
    monkeypatch.setattr(sabotage, "guards", lambda: [dead, needed, unmet])
    monkeypatch.setattr(sabotage, "_chosen", lambda words: [FAULT])
    monkeypatch.setattr(sabotage, "reached", lambda fault, every: (CAUGHT, [dead, needed]))
    passes = replace(CAUGHT, status=0)
    monkeypatch.setattr(
        sabotage, "outcome", lambda fault, change: passes if change.__self__ is needed else CAUGHT
    )
    assert not sabotage.try_guards([])
    said = capsys.readouterr().out
    assert "m.py:1 is dead" in said and "m.py:2 is dead" not in said
    assert "no fault reaches: m.py:3" in said
    assert "1 / 2 guards are needed, 1 are not reached" in said


@pytest.fixture(scope="module")
def outcomes(site):
    """How the quick faults end; ``site`` leaves evidence, so that each costs what it changes."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(NAMES, pool.map(sabotage.outcome, QUICK), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_is_caught(outcomes, name):
    assert sabotage.escaped(NAMES[name], outcomes[name]) == [], outcomes[name].said


def test_a_fault_that_changes_nothing_is_refused(tmp_path):
    (tmp_path / "a.md").write_text("one")
    with pytest.raises(ValueError, match=r"a\.md has no 'two'; the fault would plant nothing"):
        sabotage.plant(tmp_path, {"edit": {"a.md": ["two", "three"]}})


FAULT = sabotage.Fault("pages", "one", "make site", says=("no",), at=())
CAUGHT = sabotage.Outcome(1, "a.md:1: no", "former", "a.md:1", 0.0)


@pytest.mark.parametrize(
    "change, said",
    [
        ({"status": 0}, "the command ended with status 0"),
        ({"said": "a.md:1: yes"}, "it does not say 'no'"),
        ({"place": "a.md:2"}, "it does not name a.md:2"),
        ({"site": "new"}, "the site is new, and not former"),
        ({"site": "none"}, "the site is none, and not former"),
        (
            {"said": 'a.md:1: no\n  File "verified/pages/read.py", line 1'},
            "it shows a traceback of our own machinery",
        ),
    ],
)
def test_a_fault_that_escapes_is_told(change, said):
    assert sabotage.escaped(FAULT, CAUGHT) == []
    assert sabotage.escaped(FAULT, replace(CAUGHT, **change)) == [said]
