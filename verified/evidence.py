"""Evidence: which block was run where, when, with which versions, and how it ended.

One JSON file, merged under a lock and replaced at once, so that no run loses another's results.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timezone
from functools import cache
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

from verified.pages import Block
from verified.problems import Problem, Refused

PATH = Path(".verified/evidence.json")
SCHEMA = 1
_MACHINERY = ("child.py", "outputs.py", "run.py")


@dataclass(frozen=True)
class Record:
    """One result of one block. ``seconds`` is the run's duration, ``date`` is in UTC."""

    block: str
    key: str
    device: str
    mode: str
    outcome: str  # passed or failed
    torch: str
    torchvision: str
    python: str
    platform: str
    runner: str
    commit: str
    date: str
    seconds: float

    @property
    def identity(self) -> tuple[str, ...]:
        return (self.block, self.device, self.mode, self.torch, self.python, self.platform)


def record(block: Block, device: str, mode: str, passed: bool, seconds: float) -> Record:
    """The result of a run that has just ended, here."""
    return Record(
        block=block.name,
        key=block.key,
        device=device,
        mode=mode,
        outcome="passed" if passed else "failed",
        **_here(),
        commit=_commit(),
        date=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        seconds=round(seconds, 3),
    )


def reusable(records: list[Record], block: Block, device: str, mode: str) -> bool:
    """True where this very program has passed here: same versions, platform and runner."""
    here = _here()
    return any(
        r.key == block.key
        and (r.device, r.mode, r.outcome) == (device, mode, "passed")
        and all(getattr(r, name) == value for name, value in here.items())
        for r in records
    )


def passed(records: list[Record], block: Block) -> bool:
    """True where this very program has passed on the CPU with the installed torch."""
    here = _here()["torch"]
    return any(
        r.key == block.key and (r.device, r.outcome, r.torch) == ("cpu", "passed", here)
        for r in records
    )


def load(path: Path = PATH) -> list[Record]:
    """Read the evidence; none where there is no file.

    Raises:
        Refused: where the file is damaged or was changed by hand.
    """
    if not path.exists():
        return []
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        records = [Record(**result) for result in data["results"]]
        intact = data["schema"] == SCHEMA and data["digest"] == _digest(records)
    except (ValueError, KeyError, TypeError):
        intact = False
    if not intact:
        text = "this evidence is damaged or was changed by hand; delete it and run `make site`"
        raise Refused([Problem(path, 1, text)])
    return records


def merge(new: list[Record], path: Path = PATH) -> list[Record]:
    """Add results to the file; of the same block, device and versions the newest stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{path}.lock"):
        records = {r.identity: r for r in load(path)}
        for r in new:
            if r.identity not in records or records[r.identity].date <= r.date:
                records[r.identity] = r
        merged = sorted(records.values(), key=lambda r: r.identity)
        write(merged, path)
    return merged


def write(records: list[Record], path: Path) -> None:
    """Write the file in one step: readers see the old one or the new one."""
    results = [asdict(r) for r in records]
    data = {"schema": SCHEMA, "digest": _digest(records), "results": results}
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with open(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=1)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _digest(records: list[Record]) -> str:
    rows = [[getattr(r, field.name) for field in fields(Record)] for r in records]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


@cache
def _here() -> dict[str, str]:
    """What a result depends on besides its block; without importing torch."""
    machinery = b"".join(Path(__file__).with_name(name).read_bytes() for name in _MACHINERY)
    return {
        "torch": version("torch"),
        "torchvision": version("torchvision"),
        "python": ".".join(map(str, sys.version_info[:2])),
        "platform": f"{platform.system()} {platform.machine()}",
        "runner": hashlib.sha256(machinery).hexdigest()[:16],
    }


@cache
def _commit() -> str:
    """The commit, with ``+`` where files differ from it; ``unknown`` without git."""
    try:
        return subprocess.run(
            ["git", "describe", "--always", "--abbrev=40", "--exclude=*", "--dirty=+"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
