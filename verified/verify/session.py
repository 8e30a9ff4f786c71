"""The blocks of a verification: what runs, what need not, the evidence of it. No pytest here."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from verified.devices import AS_WRITTEN, CPU, DEVICES, SIM
from verified.pages import RUN, Block, Page
from verified.pages.block import size
from verified.project import Project
from verified.run import compare, sandbox
from verified.run.runner import Result, Run, Runner
from verified.verify import evidence

Job = tuple[str, str, str, str]  # the name and the key of a block, the device, the mode
PLAIN = (CPU.name, AS_WRITTEN)
Shard = tuple[int, int]  # which part, counted from 1, of how many


def shard(text: str) -> Shard:
    """Read ``1/4``, the first of four parts."""
    match = re.fullmatch("([0-9]+)/([0-9]+)", text)
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise argparse.ArgumentTypeError(f"{text!r} is no part of a whole; 1/4 is the first of 4")
    return int(match[1]), int(match[2])


def part(keys: Iterable[str], shard: Shard) -> set[str]:
    """The keys of a shard: each key is in one shard, and their sizes differ by one at most."""
    index, count = shard
    return set(sorted(set(keys))[index - 1 :: count])


@dataclass
class Verification:
    """The blocks of this session: what runs, what need not, and the evidence of it.

    A block that earlier evidence covers is a test only where ``each`` is to be one.
    """

    device: str | None
    rerun: bool
    each: bool
    shard: Shard | None = None
    shard_says: list[str] = field(default_factory=list)
    pages: dict[Path, Page] | None = None
    known: evidence.Evidence = field(default_factory=lambda: evidence.Evidence([]))
    places: dict[tuple[Path, int], Block] = field(default_factory=dict)
    runs: dict[Job, Run | None] = field(default_factory=dict)  # None where earlier evidence holds
    faults: dict[Job, str | None] = field(default_factory=dict)
    told: dict[tuple[str, str], str] = field(default_factory=dict)  # where, by block and fault
    unverified: dict[str, set[Job]] = field(default_factory=dict)  # by the reason
    records: list[evidence.Record] = field(default_factory=list)
    _accelerators: dict[str, Result] = field(default_factory=dict)

    @cached_property
    def runner(self) -> Runner:
        blocks = (b for page in (self.pages or {}).values() for b in page.blocks if b.runs)
        due = (b for b in blocks if self.rerun or not self.known.is_cached(b, *PLAIN))
        return Runner(programs=(b.code for b in due), torch=self.device != CPU.name)

    @cached_property
    def devices(self) -> list[str]:
        """The devices to run on."""
        if self.device not in (None, "all"):
            return [str(self.device)]
        everything = self.device == "all"
        return [
            name
            for name, row in DEVICES.items()
            if everything or not row.hardware or (row.may_be_there and self.accelerators(name))
        ]

    def accelerators(self, device: str) -> list[str]:
        """The names of a device's accelerators that PyTorch can use."""
        if device not in self._accelerators:
            self._accelerators[device] = self.runner.probe(device)
        return self._accelerators[device].stdout.splitlines()

    @cached_property
    def obstacle(self) -> str:
        """Why this PyTorch has no simulated device, if it has not."""
        result = self.runner.probe(SIM.name)
        return result.fault or result.stdout.strip()

    def require(self) -> None:
        """Refuse to go on without an accelerator that was asked for.

        Raises:
            Refused: where PyTorch finds none.
        """
        for name, row in DEVICES.items():
            if row.hardware and self.device in (name, "all") and not self.accelerators(name):
                said = self._accelerators[name].fault
                text = (
                    f"--device {self.device}: PyTorch {evidence.installed_torch()} finds no "
                    f"{name.upper()} GPU here; leave --device out to run on what there is, or use "
                    "a machine with a GPU and a build of PyTorch for it"
                )
                raise Unavailable(text + (f"\n{said}" if said else ""))

    def page(self, path: Path) -> Page | None:
        """The page of a file. All are read when the first is met, and refused then, once.

        Raises:
            Refused: with the problems of all pages.
        """
        if self.pages is None:
            self.pages = {}
            read = Project.load().require()
            self.known = evidence.Evidence(evidence.load())
            self.pages = {page.path.resolve(): page for page in read.pages}
        return self.pages.get(path)

    def covered(self, block: Block, device: str, mode: str) -> bool:
        """True where earlier evidence holds."""
        job = block.name, block.key, device, mode
        if job not in self.runs and not self.rerun and self.known.is_cached(block, device, mode):
            self.runs[job] = None
        return self.runs.get(job, ...) is None

    def left_out(self) -> set[str]:
        """The keys of the programs that are not of this shard.

        All pages are divided, whatever was selected of them, so that each shard divides alike.

        Raises:
            Refused: where the shard would be empty.
        """
        if not self.shard or not self.pages:
            return set()
        blocks = [block for page in self.pages.values() for block in page.blocks]
        keys = {block.key for block in blocks if block.tag in RUN}
        ours, (index, count) = part(keys, self.shard), self.shard
        if not ours:
            raise Unavailable(f"--shard {index}/{count}: there are {len(keys)} programs only")
        self.shard_says = [
            f"shard {index}/{count}: {len(ours)} of {len(keys)} programs, "
            f"{len(keys - ours)} left to the other shards"
        ]
        return keys - ours

    def start(self, block: Block, device: str, mode: str) -> str:
        """Queue a block unless evidence covers it or it is queued; why it cannot run, if so."""
        job = block.name, block.key, device, mode
        if self.covered(block, device, mode) or job in self.runs:
            return ""
        if device == SIM.name and self.obstacle:
            self.unverified.setdefault(self.obstacle, set()).add(job)
            return f"not verified: {self.obstacle}"
        self.runs[job] = self.runner.submit(block, device, mode)
        return ""

    def fault(self, block: Block, device: str, mode: str, where: str) -> str | None:
        """Wait for the block; say what is wrong with it, if anything, in full only once."""
        job = block.name, block.key, device, mode
        run = self.runs[job]
        if run and job not in self.faults:
            result = self.runner.result(run)
            fault = self.faults[job] = judge(block, result, device)
            used = DEVICES[device].hardware and self.accelerators(device)[: block.marks.max_gpus]
            self.records.append(
                evidence.record(
                    block, device, mode, fault is None, result.seconds, ", ".join(used or ())
                )
            )
        fault = self.faults.get(job)
        if fault is None:
            return None
        first = self.told.setdefault((block.key, fault), where)
        return fault if first == where else f"same failure as {first}"

    def finish(self) -> None:
        """Stop what still runs; keep the evidence of what has ended.

        Raises:
            Refused: where it cannot be kept.
        """
        if "runner" in vars(self):
            self.runner.close()
        if self.records:
            evidence.merge(self.records)

    def summary(self) -> list[str]:
        """What was run, and what was not."""
        failed = sum(fault is not None for fault in self.faults.values())
        blocks = {block.key: block for block in self.places.values()}
        bound = sum(block.marks.only_on is not None for block in blocks.values())
        newer = sum(not b.marks.runs_with(evidence.installed_torch()) for b in blocks.values())
        skipped = sum(block.marks.skip is not None for block in blocks.values())
        gaps = self.runner.gaps if "runner" in vars(self) else {}
        return [
            *self.shard_says,
            f"{len(blocks)} programs with {sum(b.checks for b in blocks.values())} checks "
            f"in {len(self.places)} places on {', '.join(self.devices)}: "
            f"{len(self.faults)} runs ({failed} failed), "
            f"{list(self.runs.values()).count(None)} unchanged",
            f"{bound} bound to a device, {newer} for a newer PyTorch, {skipped} not run",
            *(f"{len(jobs)} not verified: {why}" for why, jobs in self.unverified.items()),
            *(f"{len(self.faults)} runs {sandbox.OPEN[wall]}: {why}" for wall, why in gaps.items()),
        ]


def whole(blocks: Iterable[Block], known: evidence.Evidence) -> list[str]:
    """The devices on which none of these blocks is left to run."""
    due = [block for block in blocks if block.runs]
    return [
        name
        for name in DEVICES
        if all(
            skip_reason(block, name) or known.is_cached(block, name, mode)
            for block in due
            for mode in block.modes(name)
        )
    ]


class Unavailable(Exception):
    """What was asked for is not to be had here; the text says what to do."""


def judge(block: Block, result: Result, device: str = CPU.name) -> str | None:
    """What is wrong with a result of a block; ``None`` where it holds."""
    if result.fault:
        printed = "".join(
            f"\n--- it had printed to {name}:\n{text[-2000:]}"
            for name, text in (("stdout", result.stdout), ("stderr", result.stderr))
            if text
        )
        return f"{result.fault.rstrip()}{printed}"
    file, expected = block.expects_here
    if not compare.agree(expected, result.stdout, device, result.drawn):
        shown = compare.diff(expected, result.stdout, str(file))
        return f"output differs from {file}; if the new output is correct, {_OUTPUTS}\n{shown}"
    recorded = {path: size(path.read_bytes()) for path in block.pictures()}
    if block.alts and len(result.pictures) != len(block.alts):
        left = ", ".join(result.pictures) or "no picture"
        return f"leaves {left}; its page describes {len(block.alts)} beneath it"
    there = {block.picture(name): size(data) for name, data in result.pictures.items()}
    if block.alts and recorded != there:
        return f"leaves other pictures than those recorded; if they are right, {_OUTPUTS}"
    return None


_OUTPUTS = "run `make outputs`"


def skip_reason(block: Block, device: str) -> str:
    """Why a block does not run on a device; nothing where it does."""
    torch, marks = evidence.installed_torch(), block.marks
    if marks.only_on and device not in marks.devices:
        return f"only on {', '.join(marks.devices)}: {marks.only_on.of('en')}"
    if not marks.runs_with(torch):
        return f"needs PyTorch {marks.since} or newer, this is {torch}"
    return ""
