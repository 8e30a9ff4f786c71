"""Blocks → results: each block in a fresh process, several at once."""

from __future__ import annotations

import json
import multiprocessing
import os
import secrets
import shutil
import signal
import sys
import tempfile
import time
import types
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from verified.devices import AS_WRITTEN, CPU, DEVICES
from verified.pages import Block
from verified.run import limits, sandbox, worker

OUTPUT_BYTES = 1 << 20
LOOK = 0.5  # seconds between two looks at what blocks use
# What costs a second or more to import, by the word of a program that leads to it. An optimizer
# imports Dynamo with its first step.
LARGE = {
    "torchvision": ("torchvision",),
    "optim": ("torch._dynamo", "torch._inductor"),
    "sklearn": ("sklearn.datasets", "sklearn.metrics", "sklearn.model_selection"),
}

# What a message of the system means here. Python code is told by `verified.run.sandbox`.
_ELSEWHERE = "a block may only write in its own directory, and read there and what the system and "
_ELSEWHERE += "Python consist of"
_STDERR = (
    "writes to standard error, which pages do not show; if that is how it has to be, say why: "
)
_STDERR += '<!--pytest.mark.stderr(reason="中文 | English")-->'
_MEMORY = "each process of a block may use {memory:g} GiB"
HINTS = {
    "Permission denied": _ELSEWHERE,
    "cross-device link": _ELSEWHERE,
    "MemoryError": _MEMORY,
    "Cannot allocate memory": _MEMORY,
    "File too large": "a block may write files of {file:g} GiB at most",
}


@dataclass(frozen=True)
class Result:
    """How a run ended; ``fault`` is ``None`` where the program came to its end."""

    fault: str | None
    stdout: str
    stderr: str
    seconds: float
    drawn: bool = False  # whether it may have drawn other random numbers than the CPU does
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # PNG files that it left, by name


@dataclass
class Run:
    """A block that waits, runs, or has a result."""

    task: worker.Task
    timeout: float
    result: Result | None = None
    folder: Path = field(init=False)
    key: str = field(init=False)  # the report's, which the program does not know
    stopped: str = ""  # why it was ended before its time
    process: multiprocessing.process.BaseProcess = field(init=False)
    began: float = field(init=False)


class Runner:
    """Runs blocks, ``workers`` at once, each in a process of its own; a context manager.

    The fork server imports torch once, and what is `LARGE` where one of the ``programs`` that are
    to be expected names it, and forks for each block; where the system has none, an
    interpreter is spawned for each (slower, same results). Without ``torch`` it imports that, too,
    only where it is named; every device but the CPU needs it. Single-threaded: `result` drives the
    queue. On a device of its own memory one runs at a time.
    """

    def __init__(
        self,
        workers: int | None = None,
        method: str | None = None,
        programs: Iterable[str] = (),
        torch: bool = True,
    ):
        methods = multiprocessing.get_all_start_methods()
        method = method or ("forkserver" if "forkserver" in methods else "spawn")
        self._context: Any = multiprocessing.get_context(method)
        if method == "forkserver":
            words = {word for code in programs for word in ("torch", *LARGE) if word in code}
            large = [name for word in LARGE if word in words for name in LARGE[word]]
            ours = "verified.run.preload" if torch or "torch" in words else "verified.run.worker"
            self._context.set_forkserver_preload([*large, ours])
        self._home = tempfile.TemporaryDirectory(prefix="blocks-", ignore_cleanup_errors=True)
        self._readable: tuple[str, ...] = ()
        self._walls: tuple[str, ...] | None = None  # what the kernel grants, once it is known
        self.gaps: dict[str, str] = {}  # what it does not, and why
        self._workers = workers or os.cpu_count() or 1
        self._waiting: deque[Run] = deque()
        self._waiting_alone: deque[Run] = deque()
        self._running: dict[int, Run] = {}  # by the sentinel of the process
        self._looked = 0.0  # when, at what blocks use

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        """End what still runs; drop what waits, and what another thread is about to start."""
        self._waiting.clear()
        self._waiting_alone.clear()
        for run in list(self._running.values()):
            self._finish(run)
        self._home.cleanup()

    def submit(self, block: Block, device: str = CPU.name, mode: str = AS_WRITTEN) -> Run:
        """Queue a block; ``result`` waits for it."""
        task = worker.Task(
            tag=block.tag,
            code=block.code,
            filename=str(block.snippet.resolve()),
            filterwarnings=tuple(block.marks.filterwarnings),
            files=block.files,
            device=device,
            mode=mode,
            accelerators=block.marks.max_gpus,
            check=block.check,
            check_filename=str(block.check_file.resolve()),
            stderr=block.marks.stderr is not None,
        )
        return self.queue(task, block.marks.timeout)

    def probe(self, device: str) -> Result:
        """Ask PyTorch, in a process of its own, for a device; its row says how."""
        row = DEVICES[device]
        there = device if row.hardware else CPU.name
        task = worker.Task("python", row.probe, device=there, accelerators=64, stderr=True)
        return self.result(self.queue(task, timeout=120.0))

    def queue(self, task: worker.Task, timeout: float) -> Run:
        """Queue a program that need not be a block of a page."""
        run = Run(task, timeout)
        (self._waiting_alone if _alone(run) else self._waiting).append(run)
        return run

    def result(self, run: Run) -> Result:
        """Drive the queue until this run has its result."""
        while run.result is None:
            self._step()
        return run.result

    def _step(self) -> None:
        while len(self._running) < self._workers and (run := self._next()):
            self._start(run)
        now = time.monotonic()
        next_deadline = min(run.began + run.timeout for run in self._running.values())
        ended = wait(list(self._running), timeout=min(LOOK, max(0, next_deadline - now)))
        for sentinel, run in list(self._running.items()):
            if sentinel in ended:
                run.process.join()  # the pipe closes a moment before the process has ended
                self._finish(run)
            elif time.monotonic() >= run.began + run.timeout:
                self._finish(run)
        if time.monotonic() >= self._looked + LOOK:
            self._look()

    def _look(self) -> None:
        """Stop what uses too much: it takes a look at every process of the machine."""
        used = limits.used({run.process.pid for run in self._running.values()})
        for run in list(self._running.values()):
            if excess := limits.excess(run.task, used[run.process.pid], run.folder):
                run.stopped = excess
                self._finish(run)
        self._looked = time.monotonic()

    def _next(self) -> Run | None:
        if self._waiting_alone and not any(map(_alone, self._running.values())):
            return self._waiting_alone.popleft()
        return self._waiting.popleft() if self._waiting else None

    def _warm_up(self) -> tuple[str, ...]:
        """Learn which walls the kernel grants, in a process that is thrown away.

        It also waits for the fork server's imports, so that no block's time limit pays for them.
        """
        self._readable = sandbox.readable(os.getcwd())
        folder = self._folder()
        process = self._launch(sandbox.probe, str(folder / "work"), self._readable)
        process.join()
        report = folder / "runner" / "report"
        if report.exists():
            self.gaps = json.loads(report.read_text(encoding="utf-8"))
        else:
            self.gaps = dict.fromkeys(sandbox.WALLS, f"trying it ended with {process.exitcode}")
        shutil.rmtree(folder)
        return tuple(wall for wall in sandbox.WALLS if wall not in self.gaps)

    def _folder(self) -> Path:
        """A folder for a block, with its own ones in it.

        Raises:
            FileNotFoundError: where the runner was closed.
        """
        folder = Path(tempfile.mkdtemp(prefix="", dir=self._home.name)).resolve()
        for name in sandbox.OWN:
            (folder / name).mkdir()
        return folder

    def _launch(self, target: Callable[..., None], *args: object):
        """Start a process without our own ``__main__``, which it would import."""
        process = self._context.Process(target=target, args=args)
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            process.start()
        finally:
            sys.modules["__main__"] = main
        return process

    def _start(self, run: Run) -> None:
        if self._walls is None:
            self._walls = self._warm_up()
        run.folder = self._folder()
        work = str(run.folder / "work")
        run.key = secrets.token_hex()
        run.process = self._launch(
            worker.main, run.task, work, self._readable, self._walls, run.key
        )
        run.began = time.monotonic()
        self._running[run.process.sentinel] = run

    def _finish(self, run: Run) -> None:
        del self._running[run.process.sentinel]
        seconds = time.monotonic() - run.began
        exitcode = run.process.exitcode
        _end_session(run.process)
        fault, drawn = _report(exitcode, run)
        stdout, unreadable = _read(run.folder / "runner" / "stdout")
        stderr, _ = _read(run.folder / "runner" / "stderr")
        for copy in (worker.SCRIPT, _copy(run)):
            stderr = stderr.replace(copy, _shown(run.task))
            fault = fault and fault.replace(copy, _shown(run.task))
        if fault:
            fault += _hints(fault + stderr, run.task)
        elif stderr.strip() and not run.task.stderr:
            fault = f"{_STDERR}\n{stderr[-2000:]}"
        pictures = _pictures(run.folder / "work")
        run.result = Result(fault or unreadable, stdout, stderr, seconds, drawn, pictures)
        run.process.close()
        shutil.rmtree(run.folder, ignore_errors=True)


def _alone(run: Run) -> bool:
    return DEVICES[run.task.device].alone


def _end_session(process) -> None:
    """End the block and whatever it has left running in its session."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            process.kill()
    else:
        process.kill()
    process.join()


def _report(exitcode: int | None, run: Run) -> tuple[str | None, bool]:
    """The fault, and whether it may have drawn other random numbers than the CPU does."""
    path = run.folder / "runner" / "report"
    if run.stopped:
        return run.stopped, False
    if exitcode is None:
        limit = f"{run.timeout:g} s; pytest.mark.timeout(seconds) raises the limit"
        return f"did not end within {limit}", False
    if exitcode < 0:
        name = signal.Signals(-exitcode).name
        who = ", as Linux does with a process when memory runs out" if name == "SIGKILL" else ""
        return f"its process was killed by {name}{who}{_crash(run)}", False
    report = {}
    with suppress(OSError, ValueError, RecursionError):  # there is none, or it is the program's
        report = json.loads(path.read_bytes() if path.is_file() else "")
    if not isinstance(report, dict) or report.get("key") != run.key:
        what = "before the program's last line"
        return f"its process ended with status {exitcode} {what}", False
    return report["fault"], report["drawn"]


def _pictures(work: Path) -> dict[str, bytes]:
    """The pictures of a block's directory, by name; not those that are too large for a page."""
    found = (p for p in sorted(work.glob("*.png")) if p.is_file() and not p.is_symlink())
    return {p.name: p.read_bytes() for p in found if p.stat().st_size <= OUTPUT_BYTES}


def _crash(run: Run) -> str:
    """The lines of the program in which a signal met it, the innermost first."""
    path = run.folder / "runner" / "crash"
    lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    return "".join(f"\n{line}" for line in lines if f'File "{_copy(run)}"' in line)


def _copy(run: Run) -> str:
    """The file that a program finds itself in."""
    return str(worker.copy(run.task, str(run.folder / "runner")))


def _shown(task: worker.Task) -> str:
    """The file of a program, relative to the project."""
    return task.filename.removeprefix(task.root + os.sep)


def _hints(text: str, task: worker.Task) -> str:
    numbers = {"memory": task.memory / (1 << 30), "file": worker.FILE_BYTES / (1 << 30)}
    hints = (hint.format(**numbers) for sign, hint in HINTS.items() if sign in text)
    return "".join(f"\n({hint})" for hint in dict.fromkeys(hints))


def _read(path: Path) -> tuple[str, str | None]:
    if not path.is_file():  # a program may have put something else there
        return "", None
    with path.open("rb") as file:
        data = file.read(OUTPUT_BYTES + 1)
    if len(data) > OUTPUT_BYTES:
        return "", f"prints more than {OUTPUT_BYTES >> 20} MiB"
    try:
        return data.decode("utf-8").replace("\r\n", "\n"), None
    except UnicodeDecodeError:
        return "", "prints bytes that are not UTF-8"
