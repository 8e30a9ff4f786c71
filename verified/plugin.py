"""pytest runs the pages: each block of each page is a test, on each device and in each mode."""

from __future__ import annotations

import argparse
import gc
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import pytest

from verified import devices, evidence, outputs, pages, sandbox
from verified.problems import Refused
from verified.run import Result, Run, Runner

Job = tuple[str, str, str]  # the key of a block, the device, the mode
Shard = tuple[int, int]  # which part, counted from 1, of how many


def pytest_addoption(parser):
    group = parser.getgroup("blocks")
    group.addoption(
        "--device",
        choices=[*devices.DEVICES, "all"],
        help="run blocks there; by default on cpu, sim, and cuda where there is a GPU",
    )
    group.addoption("--anew", action="store_true", help="run blocks even if evidence covers them")
    group.addoption(
        "--shard",
        type=shard,
        metavar="I/N",
        help="run part I of N of the programs, such as 1/4; the parts' evidence makes the whole",
    )


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


def pytest_configure(config):
    option = config.option
    named = option.keyword or option.collectonly or any("::" in word for word in config.args)
    each = bool(named)
    config.stash[KEY] = Verification(option.device, option.anew, each, option.shard)


def pytest_collection(session):
    session.config.stash[KEY].require()


def pytest_collect_file(file_path, parent):
    relative = file_path.relative_to(parent.config.rootpath)
    if file_path.suffix == ".md" and relative.parts[0] == "docs":
        return PageFile.from_parent(parent, path=file_path)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    left_out = config.stash[KEY].left_out(items)
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish(session):
    if not session.config.option.collectonly:
        items = [item for item in session.items if isinstance(item, BlockItem)]
        session.config.stash[KEY].start(items)


def pytest_sessionfinish(session, exitstatus):
    verification = session.config.stash[KEY]
    verification.finish()
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and verification.runs:
        session.exitstatus = pytest.ExitCode.OK  # there are blocks, and evidence of each


def pytest_terminal_summary(terminalreporter, config):
    verification = config.stash[KEY]
    if verification.places:
        terminalreporter.section("blocks")
        for line in verification.summary():
            terminalreporter.write_line(line)


class Verification:
    """The blocks of this session: what runs, what need not, and the evidence of it.

    A block that earlier evidence covers is a test only where ``each`` is to be one.
    """

    def __init__(
        self, device: str | None, anew: bool, each: bool, shard: Shard | None = None
    ) -> None:
        self.device = device
        self.anew = anew
        self.each = each
        self.shard = shard
        self.shard_says: list[str] = []
        self.pages: dict[Path, pages.Page] | None = None
        self.known = evidence.Evidence([])
        self.places: dict[tuple[Path, int], pages.Block] = {}
        self.runs: dict[Job, Run | None] = {}  # None where earlier evidence holds
        self.faults: dict[Job, str | None] = {}
        self.told: dict[tuple[str, str], str] = {}  # where a fault of a block was told in full
        self.unverified: dict[str, set[Job]] = {}  # by the reason
        self.records: list[evidence.Record] = []

    @cached_property
    def runner(self) -> Runner:
        blocks = (b for page in (self.pages or {}).values() for b in page.blocks if b.runs)
        due = (b for b in blocks if self.anew or not self.known.reusable(b, "cpu", "plain"))
        return Runner(programs=(block.code for block in due))

    @cached_property
    def devices(self) -> list[str]:
        """The devices to run on."""
        if self.device not in (None, "all"):
            return [self.device]
        there = self.device == "all" or (devices.may_have_gpu() and self.gpus)
        return [device for device in devices.DEVICES if device != "cuda" or there]

    @cached_property
    def gpus(self) -> list[str]:
        """The names of the GPUs that PyTorch can use."""
        return self.runner.probe("cuda").stdout.splitlines()

    @cached_property
    def obstacle(self) -> str:
        """Why this PyTorch has no simulated device, if it has not."""
        result = self.runner.probe("sim")
        return result.fault or result.stdout.strip()

    def require(self) -> None:
        """Refuse to go on without a GPU that was asked for."""
        if self.device in ("cuda", "all") and not self.gpus:
            torch = evidence.installed_torch()
            said = self.runner.probe("cuda").fault
            raise pytest.UsageError(
                f"--device {self.device}: PyTorch {torch} finds no CUDA GPU here; leave --device "
                "out to run on what there is, or use a machine with a GPU and a CUDA build"
                + (f"\n{said}" if said else "")
            )

    def page(self, path: Path) -> pages.Page | None:
        """The page of a file. All are read when pytest meets the first, and refused then, once."""
        if self.pages is None:
            self.pages = {}
            gc.disable()  # nothing of it is garbage: it all stays to the end
            try:
                read = pages.load()
                self.known = evidence.Evidence(evidence.load())
                self.pages = {page.path.resolve(): page for page in read}
            finally:
                gc.freeze()
                gc.enable()
        return self.pages.get(path)

    def covered(self, block: pages.Block, device: str, mode: str) -> bool:
        """True where earlier evidence holds."""
        job = block.key, device, mode
        if job not in self.runs and not self.anew and self.known.reusable(block, device, mode):
            self.runs[job] = None
        return self.runs.get(job, ...) is None

    def left_out(self, items: list[pytest.Item]) -> set[pytest.Item]:
        """The places of the programs that are not of this shard.

        All pages are divided, whatever was selected of them, so that each shard divides alike.
        """
        if not self.shard or not self.pages:
            return set()
        blocks = [block for page in self.pages.values() for block in page.blocks]
        keys = {block.key for block in blocks if block.tag in pages.RUN}
        ours, (index, count) = part(keys, self.shard), self.shard
        if not ours:
            raise pytest.UsageError(f"--shard {index}/{count}: there are {len(keys)} programs only")
        self.shard_says = [
            f"shard {index}/{count}: {len(ours)} of {len(keys)} programs, "
            f"{len(keys - ours)} left to the other shards"
        ]
        return {i for i in items if isinstance(i, BlockItem) and i.block.key not in ours}

    def start(self, items: list[BlockItem]) -> None:
        """Queue what no evidence covers, each program once however many pages show it."""
        for item in items:
            self.places[item.path, item.block.line] = item.block
            if not item.runs or self.covered(item.block, *item.job[1:]) or item.job in self.runs:
                continue
            if item.device == "sim" and self.obstacle:
                self.unverified.setdefault(self.obstacle, set()).add(item.job)
                item.add_marker(pytest.mark.skip(reason=f"not verified: {self.obstacle}"))
            else:
                self.runs[item.job] = self.runner.submit(item.block, item.device, item.mode)

    def fault(self, item: BlockItem) -> str | None:
        """Wait for the block; say what is wrong with it, if anything."""
        block, job = item.block, item.job
        run = self.runs[job]
        if run and job not in self.faults:
            result = self.runner.result(run)
            fault = self.faults[job] = judge(block, result, item.device)
            gpus = ", ".join(self.gpus[: block.marks.gpus]) if item.device == "cuda" else ""
            self.records.append(
                evidence.record(block, item.device, item.mode, fault is None, result.seconds, gpus)
            )
        fault = self.faults.get(job)
        if fault is None:
            return None
        first = self.told.setdefault((block.key, fault), item.where)
        return fault if first == item.where else f"as told of {first}"

    def finish(self) -> None:
        """Stop what still runs; keep the evidence of what has ended."""
        if "runner" in vars(self):
            self.runner.close()
        if self.records:
            try:
                evidence.merge(self.records)
            except Refused as refused:
                pytest.exit(str(refused), pytest.ExitCode.USAGE_ERROR)

    def summary(self) -> list[str]:
        """What was run, and what was not."""
        failed = sum(fault is not None for fault in self.faults.values())
        blocks = {block.key: block for block in self.places.values()}
        bound = sum(block.marks.bound is not None for block in blocks.values())
        newer = sum(not b.marks.runs_with(evidence.installed_torch()) for b in blocks.values())
        skipped = sum(block.marks.skip is not None for block in blocks.values())
        gaps = self.runner.gaps if "runner" in vars(self) else {}
        return [
            *self.shard_says,
            f"{len(blocks)} programs in {len(self.places)} places on {', '.join(self.devices)}: "
            f"{len(self.faults)} runs ({failed} failed), "
            f"{list(self.runs.values()).count(None)} unchanged",
            f"{bound} bound to a device, {newer} for a newer PyTorch, {skipped} not run",
            *(f"{len(jobs)} not verified: {why}" for why, jobs in self.unverified.items()),
            *(f"{len(self.faults)} runs {sandbox.OPEN[wall]}: {why}" for wall, why in gaps.items()),
        ]


KEY: pytest.StashKey[Verification] = pytest.StashKey()


def judge(block: pages.Block, result: Result, device: str = "cpu") -> str | None:
    """What is wrong with a result of a block; ``None`` where it holds."""
    if result.fault:
        printed = "".join(
            f"\n--- it had printed to {name}:\n{text[-2000:]}"
            for name, text in (("stdout", result.stdout), ("stderr", result.stderr))
            if text
        )
        return f"{result.fault.rstrip()}{printed}"
    if not outputs.agree(block.expected, result.stdout, device, result.drawn):
        shown = outputs.diff(block.expected, result.stdout, str(block.output))
        return f"prints what its output does not say; if it is right, run `make outputs`\n{shown}"
    return None


def unfit(block: pages.Block, device: str) -> str:
    """Why a block does not run on a device; nothing where it does."""
    torch, marks = evidence.installed_torch(), block.marks
    if marks.bound and device not in marks.devices:
        return f"bound to {', '.join(marks.devices)}: {marks.bound[1]}"
    if not marks.runs_with(torch):
        return f"needs PyTorch {marks.since} or newer, this is {torch}"
    return ""


class PageFile(pytest.File):
    """A page; its blocks are the tests."""

    def collect(self):
        page = self.config.stash[KEY].page(self.path)
        if page is None:
            return  # a Markdown file of no site's docs_dir
        for block in page.blocks:
            if block.tag in pages.RUN:
                yield from self.items(block)

    def items(self, block):
        name = f"{block.snippet}:{block.line}"
        if block.marks.skip:
            yield BlockItem.from_parent(self, name=name, block=block, reason=block.marks.skip[1])
            return
        verification = self.config.stash[KEY]
        for device in verification.devices:
            reason = unfit(block, device)
            for mode in devices.MODES:
                if reason or verification.each or not verification.covered(block, device, mode):
                    yield BlockItem.from_parent(
                        self,
                        name=f"{name}[{device}-{mode}]",
                        block=block,
                        reason=reason,
                        device=device,
                        mode=mode,
                    )
                else:
                    verification.places[self.path, block.line] = block

    def repr_failure(self, excinfo):
        if isinstance(excinfo.value, Refused):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class BlockFailure(Exception):
    """A block does not hold; the text says where and why."""


class BlockItem(pytest.Item):
    """A block at its place in a page."""

    def __init__(self, *, block, reason, device="", mode="", **kwargs):
        super().__init__(**kwargs)
        self.block, self.device, self.mode = block, device, mode
        self.job: Job = (block.key, device, mode)
        self.where = f"{block.place} on {device}, {mode}"
        self.runs = not reason
        if reason:
            self.add_marker(pytest.mark.skip(reason=reason))

    def runtest(self):
        fault = self.config.stash[KEY].fault(self)
        if fault:
            raise BlockFailure(f"{self.where}: {fault}")

    def repr_failure(self, excinfo):
        if isinstance(excinfo.value, BlockFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self):
        return self.path, self.block.line - 1, f"{self.block.place}"
