"""Evidence: which block was run where, when, with which versions, and how it ended.

One JSON file, described by `schema`; merged under a lock and replaced at once, so
that no run loses another's results. It keeps the results of every state of a block, so that going
back to one runs nothing again; what is published is one result for each block, device, mode,
versions and machine.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timezone
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fastjsonschema
from filelock import FileLock

from verified.devices import CPU, DEVICES, MODES
from verified.pages import Block, Page
from verified.problems import Problem, Refused
from verified.versions import installed_torch

PATH = Path(".verified/evidence.json")
SCHEMA = 4
_PACKAGE = Path(__file__).parent.parent
_RUN = (*sorted((_PACKAGE / "run").rglob("*.py")), _PACKAGE / "devices.py")  # decide a result


def _field(says: str = "", pattern: str = "", **more: Any) -> Any:
    """A field of a record: what it is, and the form that its text has, as JSON Schema."""
    said = {"description": says} if says else {}
    form = {"pattern": f"^{pattern}$"} if pattern else {}
    return field(metadata={**said, "type": "string", **form, **more})


@dataclass(frozen=True)
class Record:
    """One result of one block."""

    block: str = _field(
        "The program: its path below snippets/, with the section if it is one.", minLength=1
    )
    key: str = _field(
        "SHA-256 of the block's state: program, check, marks, output for its torch.",
        "[0-9a-f]{64}",
    )
    device: str = _field("sim is a simulated accelerator, made of host memory.", enum=[*DEVICES])
    mode: str = _field(
        "as_written: as the page shows it; default_device: under torch.set_default_device(device).",
        enum=[*MODES],
    )
    outcome: str = _field(enum=["passed", "failed"])
    torch: str = _field("The public version, such as 2.14.1.", "[0-9][0-9A-Za-z.]*")
    build: str = _field("The local version of this torch, such as cpu; empty where it has none.")
    torchvision: str = _field(minLength=1)
    packages: str = _field(
        "What else the program imports, such as numpy 2.4.6, pandas 3.1.1; empty where nothing."
    )
    python: str = _field(pattern=r"3\.[0-9]+")
    platform: str = _field("Operating system and processor.", minLength=1)
    accelerator: str = _field(
        "The GPUs that the block could use; empty where the device is not hardware."
    )
    runner: str = _field("SHA-256, shortened, of the code that ran the block.", "[0-9a-f]{16}")
    commit: str = _field(
        "The Git commit; with + where files differed from it; unknown without.",
        r"([0-9a-f]{40,64}\+?|unknown)",
    )
    date: str = _field(
        "When the run ended, in UTC.",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\+00:00",
    )
    seconds: float = _field("How long it took.", type="number", minimum=0)

    @property
    def environment(self) -> tuple[str, ...]:
        """What may differ between two results of one state of a block: where it was run."""
        versions = (self.torch, self.build, self.python)
        return (self.block, self.device, self.mode, *versions, self.platform, self.accelerator)

    @property
    def key_there(self) -> tuple[str, ...]:
        return (*self.environment, self.key)

    def is_of(self, block: Block) -> bool:
        """True where it is of today's state of a block, for the PyTorch that ran it."""
        return self.key == block.key_with(self.torch)


def record(
    block: Block, device: str, mode: str, passed: bool, seconds: float, accelerator: str = ""
) -> Record:
    """The result of a run that has just ended, here."""
    return Record(
        block=block.name,
        key=block.key,
        device=device,
        mode=mode,
        outcome="passed" if passed else "failed",
        **_here(),
        packages=_packages(block),
        accelerator=accelerator,
        commit=_commit(),
        date=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        seconds=round(seconds, 3),
    )


class Evidence:
    """The results of some blocks, by block; those of another state of a block are outdated."""

    def __init__(self, records: Iterable[Record]):
        self._by_block: defaultdict[str, list[Record]] = defaultdict(list)
        for r in records:
            self._by_block[r.block].append(r)

    def is_cached(self, block: Block, device: str, mode: str) -> bool:
        """True where this very program has passed here: same versions, platform and runner.

        Of other packages, only those that it imports count.
        """
        return (block.name, block.key, device, mode, _packages(block)) in self._passed_here

    @cached_property
    def _passed_here(self) -> set[tuple[str, ...]]:
        here = _here()
        return {
            (r.block, r.key, r.device, r.mode, r.packages)
            for records in self._by_block.values()
            for r in records
            if r.outcome == "passed" and all(getattr(r, name) == here[name] for name in here)
        }

    def latest(self, block: Block) -> list[Record]:
        """The newest result per environment; where this version of the block has none, the newest
        of an older version."""
        known = self._by_block[block.name]
        best_last = sorted(known, key=lambda r: (r.is_of(block), r.date))
        found = {r.environment: r for r in best_last}
        return [found[where] for where in sorted(found)]

    def state(self, block: Block, device: str, torch: str) -> str:
        """What a version of PyTorch did with a block on a device.

        ``elsewhere`` where it runs on others only, ``newer`` PyTorch needed, ``failed``,
        ``passed`` in every mode, ``outdated`` where there are results of another state only, or
        ``unknown``.
        """
        if device not in block.devices:
            return "elsewhere"
        if not block.marks.runs_with(torch):
            return "newer"
        there = [r for r in self.latest(block) if (r.device, r.torch) == (device, torch)]
        current = [r for r in there if r.is_of(block)]
        if any(r.outcome == "failed" for r in current):
            return "failed"
        if {r.mode for r in current} >= {*block.modes(device)}:
            return "passed"
        return "outdated" if there and not current else "unknown"

    def fault(self, block: Block) -> str | None:
        """Why a page may not show the block: with the installed PyTorch nothing may have failed,
        and the CPU must have passed where the block runs on it."""
        torch = installed_torch()
        for device in block.devices:
            match self.state(block, device, torch):
                case "failed":
                    return f"failed on {device} with PyTorch {torch}; mend it, run `make site`"
                case "passed":
                    pass
                case _ if device == CPU.name:
                    return f"is not verified with PyTorch {torch}; run `make site`"
        return None

    @cached_property
    def places(self) -> set[tuple[str, str]]:
        """Each device that there are results of, with the version of PyTorch."""
        return {(r.device, r.torch) for records in self._by_block.values() for r in records}

    def versions(self) -> list[str]:
        """The versions of PyTorch that there are results of, the newest first."""
        found = {torch for _, torch in self.places}

        def numbers(version: str) -> list[int]:
            return [int(n) if n.isdigit() else -1 for n in version.split(".")]

        return sorted(found, key=numbers, reverse=True)


def published(records: Iterable[Record], shown: Iterable[Page]) -> list[Record]:
    """The results of the blocks that pages show, one for each place where they were run."""
    evidence = Evidence(records)
    blocks = {block.name: block for page in shown for block in page.blocks if block.runs}
    return [r for _, block in sorted(blocks.items()) for r in evidence.latest(block)]


def load(path: Path = PATH) -> list[Record]:
    """Read the evidence; none where there is no file.

    Raises:
        Refused: where the file is damaged or was changed by hand.
    """
    if not path.exists():
        return []
    again = "delete it and run `make site`"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise Refused([Problem(path, 1, f"this evidence is damaged; {again}")]) from None
    try:
        _validator()(data)
    except fastjsonschema.JsonSchemaValueException as error:
        text = f"this evidence is damaged, or of another version ({error.message}); {again}"
        raise Refused([Problem(path, 1, text)]) from None
    records = [Record(**result) for result in data["results"]]
    if data["digest"] != _digest(records):
        raise Refused([Problem(path, 1, f"this evidence was changed by hand; {again}")])
    return records


def merge(new: list[Record], path: Path = PATH) -> list[Record]:
    """Add results to the file; of the same block, state and place the newest stays.

    Raises:
        Refused: where the file is damaged, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock"):
            newest_last = sorted([*load(path), *new], key=lambda r: r.date)
            records = {r.key_there: r for r in newest_last}
            merged = sorted(records.values(), key=lambda r: r.key_there)
            write(merged, path)
    except OSError as error:
        text = f"could not be written: {error.strerror}; these blocks will run again next time"
        raise Refused([Problem(path, 1, text)]) from None
    return merged


def write(records: list[Record], path: Path) -> None:
    """Write the file in one step: readers see the old one or the new one."""
    data = {"schema": SCHEMA, "digest": _digest(records), "results": [asdict(r) for r in records]}
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
    rows = [[getattr(r, f.name) for f in fields(Record)] for r in records]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


@cache
def _validator():
    return fastjsonschema.compile(schema())


def write_schema(path: Path) -> None:
    path.write_text(json.dumps(schema(), indent=2) + "\n", encoding="utf-8")


def schema() -> dict[str, Any]:
    """What the file holds, as JSON Schema."""

    def whole(**properties: Any) -> dict[str, Any]:
        closed = {"type": "object", "additionalProperties": False}
        return {**closed, "required": list(properties), "properties": properties}

    digest = "SHA-256 of the results; a file whose results do not have it is refused."
    results = "One result per block, state of the block, device, mode, versions and machine."
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Evidence",
        "description": "What was run where, when, with which versions, and how it ended.",
        **whole(
            schema={"const": SCHEMA, "description": "The version of this schema."},
            digest={"description": digest, "type": "string", "pattern": "^[0-9a-f]{64}$"},
            results={
                "description": results,
                "type": "array",
                "items": whole(**{f.name: dict(f.metadata) for f in fields(Record)}),
            },
        ),
    }


@cache
def _here() -> dict[str, str]:
    """What a result depends on besides its block; without importing torch."""
    machinery = b"".join(path.read_bytes() for path in _RUN)
    return {
        "torch": installed_torch(),
        "build": version("torch").partition("+")[2],
        "torchvision": version("torchvision"),
        "python": ".".join(map(str, sys.version_info[:2])),
        "platform": f"{platform.system()} {platform.machine()}",
        "runner": hashlib.sha256(machinery).hexdigest()[:16],
    }


def _packages(block: Block) -> str:
    """The versions here of what a block imports besides PyTorch."""
    return ", ".join(f"{name} {_version(name)}" for name in block.needs)


@cache
def _version(package: str) -> str:
    return version(package)


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
