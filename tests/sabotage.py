"""Plant each fault of tests/sabotage/*.yml into a copy of this project, and see it caught.

``python tests/sabotage.py [WORD ...]`` runs the faults whose name or layer holds one of the words
(``=NAME`` is one alone), all without any; the score is caught / planted. ``guards [WORD ...]``
switches each guard of guards.yml off and plants its fault; where nothing else catches it, or no
message says where it is, the guard is needed. A guard without a fault, for want of a command that
reaches it, must turn a test red. ``tests [FILE ...]`` runs each test file against all of its guards
switched off, and against all that broken.yml breaks, and lists the tests that nothing has turned
red. All add what they find to tests/sabotage/account.json.

A layer's file says ``run``, the command of its faults, and lists them. A fault has a ``name``, is
planted by the verbs of `PLANT`, and says how it must end:

``says``    parts of the message, all of them
``at``      ``[file, text]``: the message names that file and the line of it that holds the text;
            ``[file]`` names the file alone, as ``file:1``; ``block``, the page and line of the
            block whose snippet is planted; ``[]``: it has no place. By default, where it is planted
``site``    ``former``, untouched (the default); ``new`` where the fault must do no harm
``works``   the command must succeed
``quick``   `make test` plants it, too
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests/sabotage"
ACCOUNT = FOLDER / "account.json"
EVIDENCE = ".verified/evidence.json"
LAYERS = ("snippets", "outputs", "pages", "evidence", "build", "workflows")
SECONDS = 400
# What would reach from this shell into the copy.
_OURS = re.compile("SITE_|REPO_URL|PYTEST_|MAKE|MFLAGS|TORCH$|DEVICE$|BLOCK$|GITHUB_|HASHED$|CPU$")
_MACHINERY = re.compile(
    r'File "[^"]*verified/\w+\.py"|^ *verified/\w+\.py:\d+: in |INTERNALERR', re.M
)


@dataclass(frozen=True)
class Fault:
    """A fault: how it is planted, and how the command must end."""

    layer: str
    name: str
    run: str
    says: tuple[str, ...] = ()
    at: tuple[str, ...] | str | None = None  # None: where it was planted
    works: bool = False
    site: str = "former"
    quick: bool = False
    plant: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """How a command ended in a copy with a fault."""

    status: int
    said: str
    site: str
    place: str
    seconds: float


def _edit(root: Path, files: dict[str, list[str]]) -> None:
    for name, (old, new) in files.items():
        text = (root / name).read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"{name} has no {old!r}; the fault would plant nothing")
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def _write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        if (root / name).exists():
            raise ValueError(f"{name} is there already; edit it")
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def _append(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        with (root / name).open("r+", encoding="utf-8") as file:
            file.read()
            file.write(text)


def _truncate(root: Path, sizes: dict[str, int]) -> None:
    for name, size in sizes.items():
        if (root / name).stat().st_size <= size:
            raise ValueError(f"{name} has no more than {size} bytes; the fault would plant nothing")
        os.truncate(root / name, size)


def _delete(root: Path, names: list[str]) -> None:
    for name in names:
        (root / name).unlink()


def _rename(root: Path, names: dict[str, str]) -> None:
    for name, new in names.items():
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / name).rename(root / new)


def _swap(root: Path, names: list[str]) -> None:
    first, second = (root / name for name in names)
    texts = first.read_bytes(), second.read_bytes()
    if texts[0] == texts[1]:
        raise ValueError(f"{first} and {second} are the same; the fault would plant nothing")
    second.write_bytes(texts[0])
    first.write_bytes(texts[1])


def _chmod(root: Path, modes: dict[str, str]) -> None:
    for name, mode in modes.items():
        (root / name).chmod(int(mode, 8))


def _code(root: Path, code: str) -> None:
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


# The verbs that change files, in this order; `env`, `folder` (the copy's name) and `beside` (a
# shell command that runs at the same time, with the command's process group in $GROUP) do not.
PLANT = {
    "edit": _edit,
    "write": _write,
    "append": _append,
    "truncate": _truncate,
    "delete": _delete,
    "rename": _rename,
    "swap": _swap,
    "code": _code,
    "chmod": _chmod,
}
OTHERS = ("env", "folder", "beside")
PLACED = ("edit", "append", "write", "swap", "truncate", "delete")


def catalogue() -> list[Fault]:
    """Every fault of every layer."""
    found = []
    for layer in LAYERS:
        data = yaml.safe_load((FOLDER / f"{layer}.yml").read_text(encoding="utf-8"))
        for row in data["faults"]:
            plant = {verb: row.pop(verb) for verb in (*PLANT, *OTHERS) if verb in row}
            at = row.pop("at", None)
            at = tuple(at) if isinstance(at, list) else at
            found.append(
                Fault(
                    layer=layer,
                    run=row.pop("run", data["run"]),
                    says=tuple(row.pop("says", ())),
                    at=at,
                    plant=plant,
                    **row,
                )
            )
    return found


@cache
def _files() -> tuple[str, ...]:
    """The files that a contributor would commit; without git, all that there are."""
    try:
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
        return tuple(n for n in names.decode().split("\0") if n and (ROOT / n).is_file())
    except (OSError, subprocess.CalledProcessError):
        ours = ("verified", "docs", "snippets", "tests", "benchmarks", ".github", ".ci")
        paths = [*ROOT.glob("*"), *(p for name in ours for p in (ROOT / name).rglob("*"))]
        return tuple(str(p.relative_to(ROOT)) for p in paths if p.is_file())


@contextmanager
def copy(name: str = "project") -> Iterator[Path]:
    """The project in a folder of its own, with its environment, its evidence and a former site."""
    with tempfile.TemporaryDirectory(prefix="sabotage-") as folder:
        root = Path(folder, name)
        for file in (*_files(), *([EVIDENCE] if (ROOT / EVIDENCE).exists() else [])):
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, root / file)
        shutil.copymode(ROOT / "tests/chromium.sh", root / "tests/chromium.sh")
        (root / ".venv").mkdir()
        for path in Path(sys.prefix).iterdir():
            if path.name != ".installed":
                (root / ".venv" / path.name).symlink_to(path)
        (root / ".venv/pyvenv.cfg").unlink()  # a block may read that of its environment alone
        shutil.copyfile(Path(sys.prefix, "pyvenv.cfg"), root / ".venv/pyvenv.cfg")
        (root / "site").mkdir()
        (root / "site/index.html").write_text("the former site", encoding="utf-8")
        try:
            yield root
        finally:
            for path in [root, *root.rglob("*")]:
                if path.is_dir() and not path.is_symlink():
                    path.chmod(0o755)


def plant(root: Path, verbs: dict[str, Any]) -> None:
    """Change the copy.

    Raises:
        ValueError: where there is nothing to change.
    """
    for verb, change in PLANT.items():
        if verb in verbs:
            change(root, verbs[verb])
    (root / ".venv/.installed").touch()  # newer than what was changed: nothing is installed


def outcome(fault: Fault, off: Iterable[dict[str, Any]] = (), run: str = "") -> Outcome:
    """Plant a fault into a copy, where guards are switched ``off``; run its command there."""
    with copy(fault.plant.get("folder", "project")) as root:
        for verbs in (*off, fault.plant):
            plant(root, verbs)
        kept = {k: v for k, v in os.environ.items() if not _OURS.match(k)}
        # As a user: root may write where nobody may.
        limited = "chmod" in fault.plant and os.geteuid() == 0
        drop = ["setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search"]
        began = time.monotonic()
        process = subprocess.Popen(
            [*(drop if limited else []), "bash", "-c", run or fault.run],
            cwd=root,
            env={
                **kept,
                "PATH": f"{root}/.venv/bin:{os.environ['PATH']}",
                "PYTHONDONTWRITEBYTECODE": "1",
                **fault.plant.get("env", {}),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        beside = None
        if "beside" in fault.plant:
            beside = subprocess.Popen(
                ["bash", "-c", fault.plant["beside"]],
                cwd=root,
                env={**kept, "PATH": f"{root}/.venv/bin:{kept['PATH']}", "GROUP": str(process.pid)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        try:
            said, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            said = f"it did not end within {SECONDS} s"
        for left in filter(None, (process, beside)):
            _end(left.pid)
            left.wait()
        return Outcome(
            process.returncode,
            said.replace(f"{root}/", ""),
            _state(root / "site"),
            place(fault, root),
            time.monotonic() - began,
        )


def _end(pid: int) -> None:
    """End a process and all of its group."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _state(site: Path) -> str:
    """``former`` where the site is exactly the former one, ``new``, or ``none``."""
    if not site.is_dir():
        return "none"
    found = {
        p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in site.rglob("*")
        if p.is_file()
    }
    former = {"index.html": hashlib.sha256(b"the former site").hexdigest()}
    return "former" if found == former else "new"


def place(fault: Fault, root: Path) -> str:
    """What the message must name: ``file:line``, or nothing."""
    if isinstance(fault.at, tuple):
        if not fault.at:
            return ""
        file, text = fault.at if len(fault.at) == 2 else (*fault.at, "")
        return f"{file}:{_line(root / file, text) if text else 1}"
    for verb in PLACED:
        for file in fault.plant.get(verb, ()):
            if file.startswith("snippets/"):
                return _block(root, Path(file))
            if fault.at == "block":
                continue
            before = _lines(ROOT / file)
            after = _lines(root / file)
            same = (n for n, (a, b) in enumerate(zip(before, after, strict=False), 1) if a != b)
            return f"{file}:{next(same, len(before) + 1)}"
    return ""


def _block(root: Path, file: Path) -> str:
    """Where the Chinese site shows a snippet first."""
    name = file.relative_to("snippets").with_suffix("").as_posix()
    for page in sorted((root / "docs/zh").glob("*.md")):
        for number, line in enumerate(_lines(page), 1):
            if re.fullmatch(rf'\s*--8<-- "{re.escape(name)}\.(?:py|sh)"', line):
                return f"{page.relative_to(root)}:{number - 1}"
    raise ValueError(f"no page shows {file}")


def _line(path: Path, text: str) -> int:
    found = [n for n, line in enumerate(_lines(path), 1) if text in line]
    if not found:
        raise ValueError(f"{path.name} has no line with {text!r}")
    return found[0]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []


def escaped(fault: Fault, result: Outcome) -> list[str]:
    """What is not as it must be; nothing where the fault was caught, or has done no harm."""
    found = []
    if (result.status == 0) != fault.works:
        found.append(f"the command ended with status {result.status}")
    found += [f"it does not say {text!r}" for text in fault.says if text not in result.said]
    if not fault.works and not _names(result):
        found.append(f"it does not name {result.place}")
    if fault.site != result.site:
        found.append(f"the site is {result.site}, and not {fault.site}")
    if "tests/" not in fault.run and _MACHINERY.search(result.said):
        found.append("it shows a traceback of our own machinery")
    return found


def _names(result: Outcome) -> bool:
    """True where the message names the place."""
    return bool(re.search(rf"{re.escape(result.place)}(?!\d)", result.said))


def _chosen(words: Iterable[str]) -> list[Fault]:
    words = list(words)
    return [
        fault
        for fault in catalogue()
        for name in [f"{fault.layer}: {fault.name}"]
        if not words or any(w == f"={name}" or w in name for w in words)
    ]


def score(words: list[str]) -> bool:
    """Plant the faults; print what escaped, and the score. True where nothing did."""
    faults = _chosen(words)
    if not faults:
        raise SystemExit(f"no fault of the catalogue is called {' or '.join(words)}")
    missed: Counter[str] = Counter()

    def one(fault: Fault) -> tuple[Fault, Outcome]:
        return fault, outcome(fault, run=_listing(fault.run))

    with ThreadPoolExecutor(2) as pool:
        for fault, result in pool.map(one, faults):
            _record(_red(result))
            wrong = escaped(fault, result)
            missed[fault.layer] += bool(wrong)
            sign = "✗" if wrong else "✓"
            print(f"{sign} {fault.layer}: {fault.name} ({result.seconds:.0f} s)", flush=True)
            if wrong:
                print("    " + "\n    ".join([*wrong, "--- it said:", *_tail(result.said)]))
    for layer in LAYERS:
        if planted := sum(fault.layer == layer for fault in faults):
            print(f"{layer:10} {planted - missed[layer]:4} / {planted}")
    print(f"caught     {len(faults) - missed.total():4} / {len(faults)}")
    return not missed.total()


def _tail(said: str) -> list[str]:
    return said.strip().split("\n")[-25:]


def guards(words: list[str]) -> bool:
    """Switch off each guard, and see what it catches escape. True where each is needed."""
    faults = {f"{fault.layer}: {fault.name}": fault for fault in catalogue()}
    every = switches()
    rows = [row for row in every if not words or any(word in row["guard"] for word in words)]

    def one(row: dict[str, Any]) -> tuple[str, list[str]]:
        off = [{"edit": row["edit"]}]
        if "fault" not in row:
            if red := _sound(row["tests"]):
                return f"{' '.join(red)} is red with it, too", []
            red = _red(outcome(_tests(f"-x {row['tests']}"), off))
            return (f"alone: {' '.join(red)} is red without it" if red else "no test is red"), red
        return with_fault(row, off), []

    def with_fault(row: dict[str, Any], off: list[dict[str, Any]]) -> str:
        fault = faults[row["fault"]]
        # What `make site` adds to it is a build, of minutes; the guards of a build say so.
        run = row.get("run") or fault.run.replace("make site", "make verify")
        result = outcome(fault, off, run)
        if result.status == 0:
            return f"alone, in `{run}`"
        if all(text in result.said for text in fault.says):
            return "not switched off"
        if _MACHINERY.search(result.said):
            return f"alone: without it, a traceback of our own, {_said(result.said)}"
        if not _names(result):
            return f"alone: without it, no place is named, {_said(result.said)}"
        return f"also: {_said(result.said)}"

    with ThreadPoolExecutor(2) as pool:
        for row, (found, red) in zip(rows, pool.map(one, rows), strict=True):
            print(f"{row['guard']}: {found}", flush=True)
            _record(red, [(row["guard"], found)])
    account = _account()
    known = account["guards"] = {
        row["guard"]: account["guards"].get(row["guard"], "not tried") for row in every
    }
    account["without a row"] = unguarded()
    _keep(account)
    alone = sum(found.startswith("alone") for found in known.values())
    print(f"{len(account['without a row'])} places that refuse something have no row")
    print(f"{alone} / {len(every)} guards each catch something that nothing else catches")
    return alone == len(every) and not account["without a row"]


def tests(words: list[str]) -> bool:
    """Break what tests hold, or switch it off. True where every test has been red, as rows say."""
    rows = [
        {**row, "tests": file}
        for row in switches()
        for file in sorted({name.partition("::")[0] for name in row["tests"].split()})
    ]
    due: dict[str, list[dict[str, Any]]] = {}
    for row in [*rows, *broken()]:
        file, named, _ = row["tests"].partition("::")
        due.setdefault(file + named, []).append(row)
    runs = [
        (" ".join(dict.fromkeys(row["tests"] for row in group)), group)
        for which, rows in sorted(due.items())
        if not words or any(word in which for word in words)
        for group in _together(rows)
    ]

    def one(run: tuple[str, list[dict[str, Any]]]) -> tuple[Outcome, list[str]]:
        which, group = run
        result = outcome(_tests(which), [{"edit": row["edit"]} for row in group])
        return result, sorted({*_red(result)}.difference(_sound(which)))

    green = []
    with ThreadPoolExecutor(2) as pool:
        for (which, group), (result, red) in zip(runs, pool.map(one, runs), strict=True):
            _record(red)
            named = which.partition("::")[0]
            print(f"{named}: {len(group)} edits, {len(red)} tests red", flush=True)
            for row in group if "::" in which else ():
                for test in row["tests"].split():
                    if test.partition("[")[0] not in red:
                        green.append(test)
                        print(f"    {test} stays green where {row['broken']}", flush=True)
            if not red:
                print("    " + "\n    ".join(_tail(result.said)))
    account = _account()
    files = sorted((ROOT / "tests").glob("test_*.py"))
    defined = {
        path.name: set(re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M))
        for path in files
    }
    account["red"] = {
        name: sorted(tests.intersection(account["red"].get(name, ())))
        for name, tests in defined.items()
    }
    account["never red"] = {
        name: sorted(tests.difference(account["red"][name]))
        for name, tests in defined.items()
        if tests.difference(account["red"][name])
    }
    _keep(account)
    never, every = (sum(map(len, of.values())) for of in (account["never red"], defined))
    print(f"{every - never} / {every} tests have been red")
    return not (never or green)


def _tests(words: str) -> Fault:
    return Fault("tests", "", f"python -m pytest -q -rf --tb=no {words}", at=())


def _listing(run: str) -> str:
    """A command that lists the tests that are red, where it runs tests."""
    return run.replace("pytest tests/", "pytest -rf tests/")


def _red(result: Outcome) -> list[str]:
    """The tests that failed; one that found nothing to try is not among them."""
    return sorted(set(re.findall(r"^FAILED (tests/\w+\.py::\w+)", result.said, re.M)))


@cache
def _sound(which: str) -> list[str]:
    """The tests that are red although nothing is planted; they prove nothing."""
    return _red(outcome(_tests(which)))


def _record(red: list[str], guards: Iterable[tuple[str, str]] = ()) -> None:
    account = _account()
    account["guards"].update(guards)
    for file, _, test in (name.removeprefix("tests/").partition("::") for name in red):
        account["red"][file] = sorted({*account["red"].get(file, ()), test})
    _keep(account)


def _together(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The rows in as few groups as may be, each of edits that leave one another's text alone."""

    def text(file: str, changed: dict[str, str]) -> str:
        return changed.get(file) or (ROOT / file).read_text(encoding="utf-8")

    groups: list[tuple[list[dict[str, Any]], dict[str, str]]] = []
    for row in rows:
        edit = row["edit"]
        fitting = (
            group
            for group in groups
            if all(old in text(file, group[1]) for file, (old, _) in edit.items())
        )
        group, changed = next(fitting, ([], {}))
        if not group:
            groups.append((group, changed))
        group.append(row)
        changed |= {file: text(file, changed).replace(*edit[file], 1) for file in edit}
    return [group for group, _ in groups]


def switches() -> list[dict[str, Any]]:
    """Each guard, how it is switched off, the tests that hold it, and the fault that it catches."""
    return yaml.safe_load((FOLDER / "guards.yml").read_text(encoding="utf-8"))


def broken() -> list[dict[str, Any]]:
    """What is no guard, how it is broken, and the tests that hold it."""
    return yaml.safe_load((FOLDER / "broken.yml").read_text(encoding="utf-8"))


def unguarded() -> list[str]:
    """The places in verified/ that refuse something and that no row of guards.yml switches off."""
    off: dict[str, set[int]] = {}
    for row in switches():
        for file, (old, _) in row["edit"].items():
            first = (ROOT / file).read_text(encoding="utf-8").partition(old)[0].count("\n") + 1
            off.setdefault(file, set()).update(range(first, first + old.count("\n") + 1))
    found = []
    for path in sorted((ROOT / "verified").rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        for lines in _refusals(ast.parse(path.read_text(encoding="utf-8")), ()):
            if not off.get(file, set()) & {*lines}:
                found.append(f"{file}:{lines[-1]}")
    return found


def _refusals(node: ast.AST, above: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The lines of each statement that refuses, with those of the conditions that lead to it."""
    for child in ast.iter_child_nodes(node):
        kept = (*above, child.lineno) if isinstance(child, ast.stmt | ast.excepthandler) else above
        if isinstance(child, ast.FunctionDef):
            kept = ()
        names = {n.func for n in ast.walk(child) if isinstance(n, ast.Call)}
        called = {getattr(f, "id", getattr(f, "attr", "")) for f in names}
        simple = isinstance(child, ast.Expr | ast.Raise | ast.Assign | ast.AugAssign | ast.Return)
        if simple and called & {"Problem", "Refused", "Hostile", "ValueError", "UsageError"}:
            yield kept
        elif not simple:
            yield from _refusals(child, kept)


def _said(text: str) -> str:
    """The line of a message that says what is wrong."""
    found = re.search(r"^(?:E  +)?(\S+:\d+: (?!in ).*|.*Error.*)$", text, re.M)
    return (found[1] if found else text.strip().split("\n")[-1])[:160]


def _account() -> dict[str, Any]:
    empty: dict[str, Any] = {"guards": {}, "red": {}, "never red": {}, "without a row": []}
    return json.loads(ACCOUNT.read_text(encoding="utf-8")) if ACCOUNT.exists() else empty


def _keep(account: dict[str, Any]) -> None:
    text = json.dumps(account, indent=1, ensure_ascii=False, sort_keys=True)
    ACCOUNT.write_text(text + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    match arguments:
        case ["guards", *words]:
            return 0 if guards(words) else 1
        case ["tests", *words]:
            return 0 if tests(words) else 1
    return 0 if score(arguments) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
