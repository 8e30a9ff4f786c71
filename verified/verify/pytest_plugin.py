"""pytest runs the pages: each block of each page is a test, on each device and in each mode."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial

import pytest

from verified.devices import DEVICES
from verified.pages import RUN, SNIPPETS
from verified.problems import Refused
from verified.verify.session import Unavailable, Verification, shard, skip_reason


def pytest_addoption(parser):
    group = parser.getgroup("blocks")
    group.addoption(
        "--device",
        choices=[*DEVICES, "all"],
        help="run blocks there; by default on every device that is there",
    )
    group.addoption("--rerun", action="store_true", help="run blocks even if evidence covers them")
    group.addoption(
        "--shard",
        type=shard,
        metavar="I/N",
        help="run part I of N of the programs, such as 1/4; the parts' evidence makes the whole",
    )


def pytest_configure(config):
    option = config.option
    named = option.keyword or option.collectonly or any("::" in word for word in config.args)
    each = bool(named)
    config.stash[KEY] = Verification(option.device, option.rerun, each, option.shard)


def pytest_collection(session):
    with usage_errors():
        session.config.stash[KEY].require()


def pytest_collect_file(file_path, parent):
    relative = file_path.relative_to(parent.config.rootpath)
    if file_path.suffix == ".md" and relative.parts[0] == "docs":
        return PageFile.from_parent(parent, path=file_path)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    with usage_errors():
        keys = config.stash[KEY].left_out()
    left_out = {i for i in items if isinstance(i, BlockItem) and i.block.key in keys}
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish(session):
    if session.config.option.collectonly:
        return
    verification = session.config.stash[KEY]
    for item in session.items:
        if isinstance(item, BlockItem):
            verification.places[item.path, item.block.line] = item.block
            if item.runs and (reason := verification.start(*item.job)):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_sessionfinish(session, exitstatus):
    verification = session.config.stash[KEY]
    try:
        verification.finish()
    except Refused as refused:
        pytest.exit(str(refused), pytest.ExitCode.USAGE_ERROR)
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and verification.runs:
        session.exitstatus = pytest.ExitCode.OK  # there are blocks, and evidence of each


def pytest_terminal_summary(terminalreporter, config):
    verification = config.stash[KEY]
    if verification.places:
        terminalreporter.section("blocks")
        for line in verification.summary():
            terminalreporter.write_line(line)


KEY: pytest.StashKey[Verification] = pytest.StashKey()


@contextmanager
def usage_errors():
    """What cannot be had here ends pytest with its text alone."""
    try:
        yield
    except Unavailable as error:
        raise pytest.UsageError(str(error)) from None


class BlockFailure(Exception):
    """A block does not hold; the text says where and why."""


class _Told:
    """What fails with a text that says all."""

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, Refused | BlockFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo)  # type: ignore[misc]


class PageFile(_Told, pytest.File):
    """A page; its blocks are the tests."""

    def collect(self):
        page = self.config.stash[KEY].page(self.path)
        if page is None:
            return  # a Markdown file of no site's docs_dir
        for block in page.blocks:
            if block.tag in RUN:
                yield from self.items(block)

    def items(self, block):
        name = f"{SNIPPETS / block.name if block.runs else block.snippet}:{block.line}"
        item = partial(BlockItem.from_parent, self, block=block)
        if block.marks.skip:
            yield item(name=name, reason=block.marks.skip.of("en"))
            return
        verification = self.config.stash[KEY]
        jobs = ((name, mode) for name in verification.devices for mode in block.modes(name))
        for device, mode in jobs:
            job, reason = (block, device, mode), skip_reason(block, device)
            if reason or verification.each or not verification.covered(*job):
                there = f"[{device}-{mode}]"
                yield item(name=name + there, reason=reason, device=device, mode=mode)
            else:
                verification.places[self.path, block.line] = block


class BlockItem(_Told, pytest.Item):
    """A block at its place in a page."""

    def __init__(self, *, block, reason, device="", mode="", **kwargs):
        super().__init__(**kwargs)
        self.block, self.device, self.mode = block, device, mode
        self.job = (block, device, mode)
        self.where = f"{block.place} on {device}, {mode}"
        self.runs = not reason
        if reason:
            self.add_marker(pytest.mark.skip(reason=reason))

    def runtest(self):
        fault = self.config.stash[KEY].fault(*self.job, self.where)
        if fault:
            raise BlockFailure(f"{self.where}: {fault}")

    def reportinfo(self):
        return self.path, self.block.line - 1, f"{self.block.place}"
