"""pytest runs the pages: each block of each page in docs/ is a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from verified import evidence, outputs, pages
from verified.problems import Refused
from verified.run import Result, Run, Runner


def pytest_configure(config):
    config.stash[KEY] = Verification()


def pytest_collect_file(file_path, parent):
    relative = file_path.relative_to(parent.config.rootpath)
    if file_path.suffix == ".md" and relative.parts[0] == "docs":
        return PageFile.from_parent(parent, path=file_path)


def pytest_collection_finish(session):
    session.config.stash[KEY].start([item for item in session.items if isinstance(item, BlockItem)])


def pytest_sessionfinish(session):
    session.config.stash[KEY].finish()


def pytest_terminal_summary(terminalreporter, config):
    verification = config.stash[KEY]
    if verification.items:
        terminalreporter.section("blocks")
        terminalreporter.write_line(verification.summary())


class Verification:
    """The blocks of this session: what runs, what need not, and the evidence of it."""

    def __init__(self) -> None:
        self.pages: dict[Path, pages.Page] | None = None
        self.items: list[BlockItem] = []
        self.runs: dict[str, Run | None] = {}  # by key; None where earlier evidence holds
        self.faults: dict[str, str | None] = {}
        self.records: list[evidence.Record] = []
        self.runner: Runner | None = None

    def page(self, path: Path) -> pages.Page | None:
        """The page of a file. All are read when pytest meets the first, and refused then, once."""
        if self.pages is None:
            self.pages = {}
            self.pages = {page.path.resolve(): page for page in pages.load()}
        return self.pages.get(path)

    def start(self, items: list[BlockItem]) -> None:
        """Queue what no evidence covers, each program once however many pages show it."""
        self.items = items
        if not items:
            return
        known = evidence.load()
        self.runner = Runner()
        for block in (item.block for item in items):
            if block.runs and block.key not in self.runs:
                reusable = evidence.reusable(known, block, "cpu", "plain")
                self.runs[block.key] = None if reusable else self.runner.submit(block)

    def fault(self, block: pages.Block) -> str | None:
        """Wait for the block; say what is wrong with it, if anything."""
        run = self.runs[block.key]
        if run and self.runner and block.key not in self.faults:
            result = self.runner.result(run)
            fault = self.faults[block.key] = judge(block, result)
            self.records.append(
                evidence.record(block, "cpu", "plain", fault is None, result.seconds)
            )
        return self.faults.get(block.key)

    def finish(self) -> None:
        """Stop what still runs; keep the evidence of what has ended."""
        if self.runner:
            self.runner.close()
        if self.records:
            evidence.merge(self.records)

    def summary(self) -> str:
        failed = sum(fault is not None for fault in self.faults.values())
        return (
            f"{len(self.runs)} programs in {len(self.items)} places: {len(self.faults)} run "
            f"({failed} failed), {list(self.runs.values()).count(None)} unchanged"
        )


KEY: pytest.StashKey[Verification] = pytest.StashKey()


def judge(block: pages.Block, result: Result) -> str | None:
    """What is wrong with a result of a block; ``None`` where it holds."""
    if result.fault:
        printed = "".join(
            f"\n--- it had printed to {name}:\n{text[-2000:]}"
            for name, text in (("stdout", result.stdout), ("stderr", result.stderr))
            if text
        )
        return f"{result.fault.rstrip()}{printed}"
    if not block.expected and result.stdout.strip():
        return f"prints, but there is no {block.output}; run `make outputs`"
    if not outputs.agree(block.expected, result.stdout):
        shown = outputs.diff(block.expected, result.stdout, str(block.output))
        return f"prints what its output does not say; if it is right, run `make outputs`\n{shown}"
    return None


class PageFile(pytest.File):
    """A page; its blocks are the tests."""

    def collect(self):
        page = self.config.stash[KEY].page(self.path)
        if page is None:
            return  # a Markdown file of no site's docs_dir
        for block in page.blocks:
            if block.tag in pages.RUN:
                name = f"{block.snippet}:{block.line}"
                item = BlockItem.from_parent(self, name=name, block=block)
                if block.marks.skip:
                    item.add_marker(pytest.mark.skip(reason=block.marks.skip[1]))
                yield item

    def repr_failure(self, excinfo):
        if isinstance(excinfo.value, Refused):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class BlockFailure(Exception):
    """A block does not hold; the text says where and why."""


class BlockItem(pytest.Item):
    """A block at its place in a page."""

    def __init__(self, *, block, **kwargs):
        super().__init__(**kwargs)
        self.block = block

    def runtest(self):
        fault = self.config.stash[KEY].fault(self.block)
        if fault:
            raise BlockFailure(f"{self.block.place}: {fault}")

    def repr_failure(self, excinfo):
        if isinstance(excinfo.value, BlockFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self):
        return self.path, self.block.line - 1, f"{self.block.place}"
