"""What a block may use in all: its processes, their memory and its files together."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil

from verified.run.worker import Task

GIB = 1 << 30


class Used(NamedTuple):
    processes: int = 0
    memory: int = 0  # bytes, resident


def used(sessions: Collection[int | None]) -> dict[int | None, Used]:
    """What the processes of each session use now; nothing where there are no sessions."""
    found = dict.fromkeys(sessions, Used())
    for process in psutil.process_iter() if hasattr(os, "getsid") else ():
        with suppress(psutil.Error, OSError):
            session = os.getsid(process.pid)
            if session in found:
                count, memory = found[session]
                found[session] = Used(count + 1, memory + process.memory_info().rss)
    return found


def excess(task: Task, now: Used, folder: Path) -> str:
    """What a block uses too much of; nothing where it keeps its limits."""
    if now.processes > task.processes:
        return f"runs {now.processes} processes; a block may run {task.processes}"
    if now.memory > task.all_memory:
        limit = f"a block may use {task.all_memory / GIB:.3g} GiB"
        return f"its processes use {now.memory / GIB:.3g} GiB of memory together; {limit}"
    disk = sum(_sizes(folder))
    if disk > task.disk:
        return f"its files take {disk / GIB:.3g} GiB; a block may write {task.disk / GIB:.3g} GiB"
    return ""


def _sizes(folder: Path):
    for above, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # gone since
                yield os.lstat(os.path.join(above, name)).st_size
