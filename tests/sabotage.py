"""Plant each fault of tests/sabotage/*.yml into a copy of this project, and see it caught.

``python tests/sabotage.py [WORD ...]`` runs the faults whose name or layer holds one of the words
(``=NAME`` is one alone), all without any; the score is caught / planted. ``guards [WORD ...]``
finds in the syntax tree every place of verified/ that refuses something, sees which of them each
fault reaches, switches that place off, and plants the fault again: a guard without which the fault
is caught just the same is dead. It lists the places that no fault reaches, too.

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
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests/sabotage"
KEPT = tuple(f".verified/{name}" for name in ("evidence.json", "pages.pickle"))
KEPT += tuple(f".verified/made-{name}.pickle" for name in ("zh", "en", "site"))
LAYERS = ("snippets", "outputs", "pages", "evidence", "build", "workflows")
SECONDS = 400
REFUSALS = {"Problem", "Refused", "GitHubError", "UntrustedArtifactError", "ValueError"}
REFUSALS |= {"UsageError", "Unavailable", "ArgumentTypeError"}
# What would reach from this shell into the copy.
_OURS = re.compile("SITE_|REPO_URL|PYTEST_|MAKE|MFLAGS|TORCH$|DEVICE$|BLOCK$|GITHUB_|HASHED$|CPU$")
_MACHINERY = re.compile(
    r'File "[^"]*verified/[\w/]+\.py"|^ *verified/[\w/]+\.py:\d+: in |INTERNALERR', re.M
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

    def __str__(self) -> str:
        return f"{self.layer}: {self.name}"


@dataclass(frozen=True)
class Outcome:
    """How a command ended in a copy with a fault."""

    status: int
    said: str
    site: str
    place: str
    seconds: float


def _require(holds: bool, why: str) -> None:
    if not holds:
        raise ValueError(f"{why}; the fault would plant nothing")


def _edit(path: Path, change: list[str]) -> None:
    text, (old, new) = path.read_text(encoding="utf-8"), change
    _require(old in text, f"{path.name} has no {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _write(path: Path, text: str) -> None:
    _require(not path.exists(), f"{path.name} is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _append(path: Path, text: str) -> None:
    _write_over(path, path.read_bytes() + text.encode())


def _truncate(path: Path, size: int) -> None:
    _require(path.stat().st_size > size, f"{path.name} has no more than {size} bytes")
    os.truncate(path, size)


def _write_over(path: Path, data: bytes) -> None:
    _require(path.read_bytes() != data, f"{path.name} holds that already")
    path.write_bytes(data)


def _swap(root: Path, names: list[str]) -> None:
    texts = [(root / name).read_bytes() for name in reversed(names)]
    for name, data in zip(names, texts, strict=True):
        _write_over(root / name, data)


def _delete(root: Path, names: list[str]) -> None:
    for name in names:
        (root / name).unlink()


def _rename(root: Path, names: dict[str, str]) -> None:
    for name, new in names.items():
        (root / name).rename(root / new)


def _code(root: Path, code: str) -> None:
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def _each(change: Callable[[Path, Any], None]) -> Callable[[Path, dict[str, Any]], None]:
    def all_of(root: Path, files: dict[str, Any]) -> None:
        for name, what in files.items():
            change(root / name, what)

    return all_of


# The verbs that change files, in this order; `env`, `folder` (the copy's name) and `beside` (a
# shell command that runs at the same time, with the command's process group in $GROUP) do not.
PLANT: dict[str, Callable[[Path, Any], None]] = {
    "edit": _each(_edit),
    "write": _each(_write),
    "append": _each(_append),
    "truncate": _each(_truncate),
    "delete": _delete,
    "rename": _rename,
    "swap": _swap,
    "code": _code,
    "chmod": _each(lambda path, mode: path.chmod(int(mode, 8))),
}
OTHERS = ("env", "folder", "beside")
PLACED = ("edit", "append", "write", "swap", "truncate", "delete")


def catalogue() -> list[Fault]:
    """Every fault of every layer."""
    found = []
    for layer in LAYERS:
        data = yaml.safe_load((FOLDER / f"{layer}.yml").read_text(encoding="utf-8"))
        for row in data["faults"]:
            verbs = {verb: row.pop(verb) for verb in (*PLANT, *OTHERS) if verb in row}
            row = {"run": data["run"], **row}
            row |= {k: tuple(row[k]) for k in ("says", "at") if isinstance(row.get(k), list)}
            found.append(Fault(layer, plant=verbs, **row))
    return found


@cache
def _files() -> tuple[str, ...]:
    """The files that a contributor would commit; without git, all that there are."""
    try:
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
        found = [ROOT / name for name in names.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        ours = ("verified", "docs", "snippets", "tests", "benchmarks", ".github", ".ci")
        found = [*ROOT.glob("*"), *(p for name in ours for p in (ROOT / name).rglob("*"))]
    found += (ROOT / name for name in KEPT)
    return tuple(str(p.relative_to(ROOT)) for p in found if p.is_file())


@contextmanager
def copy(name: str = "project") -> Iterator[Path]:
    """The project in a folder of its own, with its environment, its evidence and a former site."""
    with tempfile.TemporaryDirectory(prefix="sabotage-") as folder:
        root = Path(folder, name)
        for parent in {(root / file).parent for file in _files()}:
            parent.mkdir(parents=True, exist_ok=True)
        for file in _files():
            shutil.copy2(ROOT / file, root / file)  # with its time: what is as it was is not read
        (root / ".venv").mkdir()
        for path in Path(sys.prefix).iterdir():
            if path.name not in (".installed", "pyvenv.cfg"):
                (root / ".venv" / path.name).symlink_to(path)
        # A block may read that of its environment alone.
        shutil.copyfile(Path(sys.prefix, "pyvenv.cfg"), root / ".venv/pyvenv.cfg")
        _write(root / "site/index.html", "the former site")
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


def outcome(fault: Fault, change: Callable[[Path], None] | None = None) -> Outcome:
    """Plant a fault into a copy whose code may be changed first; run its command there."""
    with copy(fault.plant.get("folder", "project")) as root:
        if change:
            change(root)
        plant(root, fault.plant)
        kept = {k: v for k, v in os.environ.items() if not _OURS.match(k)}
        kept["PATH"] = f"{root}/.venv/bin:{kept['PATH']}"
        # As a user: root may write where nobody may.
        limited = "chmod" in fault.plant and os.geteuid() == 0
        drop = ["setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search"]
        start = partial(subprocess.Popen, cwd=root, start_new_session=True)
        began = time.monotonic()
        process = start(
            [*(drop if limited else []), "bash", "-c", fault.run],
            env={**kept, "PYTHONDONTWRITEBYTECODE": "1", **fault.plant.get("env", {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        started = [process]
        if "beside" in fault.plant:
            command, quiet = ["bash", "-c", fault.plant["beside"]], subprocess.DEVNULL
            environment = {**kept, "GROUP": str(process.pid)}
            started.append(start(command, env=environment, stdout=quiet, stderr=quiet))
        try:
            said, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            said = f"it did not end within {SECONDS} s"
        for left in started:
            with suppress(ProcessLookupError):
                os.killpg(left.pid, signal.SIGKILL)  # and all of its group
            left.wait()
        return Outcome(
            process.returncode,
            said.replace(f"{root}/", ""),
            _state(root / "site"),
            place(fault, root),
            time.monotonic() - began,
        )


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
    name = f"{file.parent.relative_to('snippets')}/{file.name.partition('.')[0]}"
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
        if not words or any(w == f"={fault}" or w in str(fault) for w in words)
    ]


def score(words: list[str]) -> bool:
    """Plant the faults; print what escaped, and the score. True where nothing did."""
    faults = _chosen(words)
    if not faults:
        raise SystemExit(f"no fault of the catalogue is called {' or '.join(words)}")
    missed: Counter[str] = Counter()
    with ThreadPoolExecutor(2) as pool:
        for fault, result in zip(faults, pool.map(outcome, faults), strict=True):
            wrong = escaped(fault, result)
            missed[fault.layer] += bool(wrong)
            print(f"{'✗' if wrong else '✓'} {fault} ({result.seconds:.0f} s)", flush=True)
            if wrong:
                said = result.said.strip().split("\n")[-25:]
                print("    " + "\n    ".join([*wrong, "--- it said:", *said]))
    for layer in LAYERS:
        if planted := sum(fault.layer == layer for fault in faults):
            print(f"{layer:10} {planted - missed[layer]:4} / {planted}")
    print(f"caught     {len(faults) - missed.total():4} / {len(faults)}")
    return not missed.total()


@dataclass(frozen=True)
class Guard:
    """A statement that refuses something."""

    file: str
    first: int  # its lines
    last: int
    off: str  # what stands there when it is switched off

    def __str__(self) -> str:
        return f"{self.file}:{self.first}"

    def replaced(self, text: str, lines: list[str]) -> str:
        """The module with other lines in place of the statement, which keep its indentation."""
        rows = text.split("\n")
        indent = re.match(" *", rows[self.first - 1])[0]  # type: ignore[index]
        rows[self.first - 1 : self.last] = [indent + line for line in lines]
        return "\n".join(rows)

    def switch_off(self, root: Path) -> None:
        path = root / self.file
        lines = [self.off, *["# off"] * (self.last - self.first)]
        path.write_text(self.replaced(path.read_text(encoding="utf-8"), lines), encoding="utf-8")


def guards_of(file: str, text: str) -> list[Guard]:
    """The guards of a module: its statements that make an error, or call what returns one."""
    tree = ast.parse(text)
    makers: set[str] = set()  # functions that return an error, for others to raise
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            returned = [n.value for n in ast.walk(function) if isinstance(n, ast.Return)]
            if any(isinstance(v, ast.Call) and _called(v) in REFUSALS for v in returned):
                makers.add(function.name)
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Expr | ast.Raise | ast.Assign | ast.AugAssign | ast.Return):
            continue
        calls = {_called(call) for call in ast.walk(node) if isinstance(call, ast.Call)}
        if isinstance(node, ast.Return) or not calls & (REFUSALS | makers):
            continue
        off = f"{ast.unparse(node.targets[0])} = None" if isinstance(node, ast.Assign) else "pass"
        found.append(Guard(file, node.lineno, node.end_lineno or node.lineno, off))
    return sorted(found, key=lambda guard: guard.first)


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def guards() -> list[Guard]:
    """Every guard of verified/."""
    return [
        guard
        for path in sorted((ROOT / "verified").rglob("*.py"))
        for guard in guards_of(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
    ]


def reached(fault: Fault, every: list[Guard]) -> tuple[Outcome, list[Guard]]:
    """How a fault ends, and which guards it reaches.

    Those of the room run/ are left as they are: changed, they would run every block again.
    """
    with tempfile.TemporaryDirectory(prefix="reached-") as folder:
        log = Path(folder, "log")

        def note(root: Path) -> None:
            for guard in reversed(every):  # from the end, so that lines above keep their numbers
                if "/run/" not in guard.file:
                    path = root / guard.file
                    text = path.read_text(encoding="utf-8")
                    rows = text.split("\n")[guard.first - 1 : guard.last]
                    line = f"{guard}\n"
                    said = f"open({str(log)!r}, 'a').write({line!r})"
                    kept = [row.removeprefix(re.match(" *", rows[0])[0]) for row in rows]  # type: ignore[index]
                    path.write_text(guard.replaced(text, [said, *kept]), encoding="utf-8")

        result = outcome(fault, note)
        names = set(log.read_text(encoding="utf-8").split()) if log.exists() else set()
        return result, [guard for guard in every if str(guard) in names]


def try_guards(words: list[str]) -> bool:
    """Switch off each guard that a fault reaches; print which are dead. True where none is."""
    every, faults = guards(), [fault for fault in _chosen(words) if not fault.works]
    tried: dict[Guard, bool] = {}
    with ThreadPoolExecutor(2) as pool:
        for fault, (result, met) in zip(
            faults, pool.map(partial(reached, every=every), faults), strict=True
        ):
            if escaped(fault, result):
                print(f"✗ {fault} escapes", flush=True)
                continue
            for guard in met:
                if not tried.get(guard):
                    tried[guard] = bool(escaped(fault, outcome(fault, guard.switch_off)))
                    sign = "needed" if tried[guard] else "caught without it"
                    print(f"{guard} {sign} ({fault})", flush=True)
    dead = [guard for guard, needed in tried.items() if not needed]
    for guard in dead:
        print(f"✗ {guard} is dead: every fault that reaches it is caught without it")
    unmet = [guard for guard in every if guard not in tried]
    print(f"no fault reaches: {' '.join(map(str, unmet))}")
    needed = len(tried) - len(dead)
    print(f"{needed} / {len(tried)} guards are needed, {len(unmet)} are not reached")
    return not dead


def main(arguments: list[str]) -> int:
    match arguments:
        case ["guards", *words]:
            return 0 if try_guards(words) else 1
    return 0 if score(arguments) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
