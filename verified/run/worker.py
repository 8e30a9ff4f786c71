"""Inside the process of one block: isolate it, run it and its check, report how they ended.

Imported ahead by the fork server, so it imports nothing that a block would have to pay for.
"""

from __future__ import annotations

import atexit
import builtins
import contextlib
import ctypes
import faulthandler
import gc
import io
import json
import linecache
import multiprocessing
import multiprocessing.process
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
import types
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from verified.devices import AS_WRITTEN, CPU, DEFAULT_DEVICE, DEVICES, SIM
from verified.run import device as devices
from verified.run import sandbox

SCRIPT = "../runner/script"  # of a bash block; messages of bash begin with it
GRACE = 1.0  # seconds, for what a script has left running and could still print
FILE_BYTES = 1 << 30  # the largest file that a block may write, its output included
# What a block finds of the environment of the shell that runs it; a reader's has these, too.
KEPT: tuple[str, ...] = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TERM", "USER", "LOGNAME")
KEPT += ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERNAME")  # Windows
KEPT += ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES", "CUDA_HOME", "CUDA_PATH")
# As on an older CPU: floats are added in another order there, and round differently.
KEPT += ("ATEN_CPU_CAPABILITY", "ONEDNN_MAX_CPU_ISA", "MKL_CBWR")
HOMES: tuple[str, ...] = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
HOMES += ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "MPLCONFIGDIR")
HOMES += ("TORCH_HOME", "TRITON_HOME", "TRITON_CACHE_DIR", "CUDA_CACHE_PATH")
_compile, _exec = compile, exec  # a program may put others in their place
TEMPORARY = ("TMPDIR", "TMP", "TEMP", "TORCHINDUCTOR_CACHE_DIR", "XDG_RUNTIME_DIR")


@dataclass(frozen=True)
class Task:
    """One program and how it is to be run."""

    tag: str
    code: str
    filename: str = "program.py"
    root: str = field(default_factory=os.getcwd)  # tracebacks show paths relative to it
    filterwarnings: tuple[tuple[str, str, str], ...] = ()  # action, message, category
    files: tuple[tuple[str, str], ...] = ()  # what a script finds in its directory: name, text
    device: str = CPU.name
    mode: str = AS_WRITTEN
    accelerators: int = 1  # how many it may use, at most, where its device has several
    check: str = ""  # what runs right after it, in the same namespace, and prints nothing
    check_filename: str = ""
    stderr: bool = False  # whether it may write there
    memory: int = 8 << 30  # bytes, of each process, on Linux, unless its device reserves more
    all_memory: int = 16 << 30  # bytes, of its processes together
    processes: int = 200
    disk: int = 4 << 30  # bytes, of its files together


def main(
    task: Task, folder: str, readable: tuple[str, ...], walls: tuple[str, ...], key: str
) -> None:
    """Run the task in ``folder``, behind the walls of `verified.sandbox`.

    ``../runner/report`` then says what went wrong, if anything, with the ``key`` that no program
    is told, so that none says so itself. Where the process dies of a signal,
    ``../runner/crash`` says in which line of Python.
    """
    pid = os.getpid()
    multiprocessing.current_process()._args = ()  # type: ignore[attr-defined]  # the key among them
    runner = os.path.join(os.path.dirname(folder), "runner")
    _isolate(task, folder, runner)
    stdout = sys.stdout  # the block may put another in its place
    sandbox.enclose(folder, readable, walls, task.device)
    atexit.unregister(os._exit)  # of the fork server
    os.environ.update(devices.visible(task.device, task.accelerators, os.environ))
    drawn = lambda: False  # noqa: E731
    try:
        if task.tag == "bash":
            fault = _bash(task, runner)
        else:
            if DEVICES[task.device].hardware:
                import torch

                drawn = devices.watch_draws(getattr(torch, task.device))
            devices.enter(task.device, task.mode)
            if (task.device, task.mode) == (SIM.name, DEFAULT_DEVICE):
                drawn = devices.other_seeds()
            fault = _python(task, runner)
    except BaseException as error:  # the block's own end, whatever it is, is what we report
        fault = _traceback(error, task.root)
    unwritten = _flush(stdout)
    fault = fault or unwritten
    if os.getpid() == pid:  # a forked copy of the block reports nothing
        report = {"key": key, "fault": fault, "drawn": drawn()}
        Path(runner, "report").write_text(json.dumps(report), encoding="utf-8")


def copy(task: Task, runner: str) -> Path:
    """The file that a program finds itself in."""
    return Path(runner, os.path.basename(task.filename))


def _isolate(task: Task, folder: str, runner: str) -> None:
    os.chdir(folder)
    if hasattr(os, "setsid"):
        os.setsid()  # the runner ends the whole session, whatever the block has started
    _redirect(os.devnull, 0, os.O_RDONLY)
    _redirect(os.path.join(runner, "stdout"), 1, os.O_WRONLY | os.O_CREAT)
    _redirect(os.path.join(runner, "stderr"), 2, os.O_WRONLY | os.O_CREAT)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), "utf-8")
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8")
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", line_buffering=True)
    crash = open(os.path.join(runner, "crash"), "wb")  # noqa: SIM115, open until the process ends
    faulthandler.enable(crash, all_threads=False)
    for name in os.environ.keys() - KEPT:
        del os.environ[name]
    # Caches and temporary files go into folders of the block.
    home, temporary = (os.path.join(os.path.dirname(folder), name) for name in ("home", "tmp"))
    os.environ.update(dict.fromkeys(HOMES, home), **dict.fromkeys(TEMPORARY, temporary))
    # What these modules have looked up already is the runner's.
    tempfile.tempdir = None
    multiprocessing.process.ORIGINAL_DIR = os.getcwd()  # type: ignore[attr-defined]
    multiprocessing.process.current_process()._config.pop("tempdir", None)  # type: ignore[attr-defined]
    multiprocessing.set_start_method(None, force=True)  # the system's, not the runner's
    os.environ["OMP_NUM_THREADS"] = "1"
    _limit(task)
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)


def _redirect(path: str, fd: int, flags: int) -> None:
    opened = os.open(path, flags, 0o600)
    os.dup2(opened, fd)
    os.close(opened)


def _limit(task: Task) -> None:
    """Limit the files and the memory of this process, and of each that it starts.

    ``RLIMIT_DATA`` counts what may be written to; ``RLIMIT_AS`` would count what PyTorch and CUDA
    merely reserve, too. Where the machine's memory runs out before, the block is the first to go.
    """
    with contextlib.suppress(ImportError):  # Windows has no resource limits
        import resource

        limits = {resource.RLIMIT_FSIZE: FILE_BYTES, resource.RLIMIT_CORE: 0}
        if not DEVICES[task.device].virtual_memory:
            limits[resource.RLIMIT_DATA] = task.memory
        for which, limit in limits.items():
            hard = resource.getrlimit(which)[1]
            limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            resource.setrlimit(which, (limit, limit))
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # some containers have /proc read-only
            Path("/proc/self/oom_score_adj").write_text("1000")


def _python(task: Task, runner: str) -> str | None:
    # Processes that the program starts may read it, which they cannot in the project.
    path = copy(task, runner)
    path.write_text(task.code, encoding="utf-8")
    module = types.ModuleType("__main__")
    module.__file__ = str(path)
    sys.modules["__main__"] = module
    sys.argv = [str(path)]
    sys.path[0:0] = [""]  # as in a fresh interpreter
    late: list[str] = []  # what Python would only print: errors of threads and destructors

    def keep(args: Any) -> None:
        late.append(_traceback(args.exc_value or SystemError(), task.root))

    threading.excepthook = sys.unraisablehook = keep
    warnings.resetwarnings()
    warnings.simplefilter("error")
    for action, message, category in task.filterwarnings:
        warnings.filterwarnings(action, message, getattr(builtins, category))  # type: ignore[arg-type]
    try:
        exec(compile(task.code, str(path), "exec"), module.__dict__)
    except SystemExit as end:
        what = f"calls sys.exit({end.code!r}), which would end the reader's session"
        return f"{what}\n{_traceback(end, task.root)}"
    _join_threads()
    of_check: list[Callable[[], Any]] = []
    fault = "".join(late) or _check(task, module.__dict__, runner, of_check)
    if not fault:
        _end(module.__dict__)
        if of_check:
            fault = _apart(task, runner, lambda: _call(reversed(of_check)))
    return fault or "".join(late)


def _call(functions: Iterable[Callable[[], Any]]) -> None:
    for function in functions:
        function()


def _join_threads() -> None:
    for thread in threading.enumerate():
        if not (thread.daemon or thread is threading.current_thread() or thread in _pooled()):
            thread.join()


def _pooled() -> list[threading.Thread]:
    """The threads of executors: they wait for more until the program has ended."""
    names = {"concurrent.futures.thread": "_threads_queues"}
    names["concurrent.futures.process"] = "_threads_wakeups"
    return [t for name in names if (m := sys.modules.get(name)) for t in getattr(m, names[name])]


def _end(namespace: dict[str, Any]) -> None:
    """Do what an interpreter does when its program has ended: threads, atexit, destructors.

    Ours goes on, with modules that a block shares with the server; so names go that are the
    program's, and of what lives elsewhere the destructors that its classes have.
    """
    warnings.simplefilter("ignore", ResourceWarning)  # as for a reader; and nobody can close it now
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for private in (True, False):  # the order in which Python forgets them
        for name in [n for n in namespace if n != "__builtins__" and n.startswith("_") is private]:
            namespace[name] = None
    gc.collect()
    for left in gc.get_objects():
        kind = type(left)
        if kind.__module__ == "__main__" and (destroy := getattr(kind, "__del__", None)):
            try:
                destroy(left)
            except BaseException as error:
                sys.unraisablehook(types.SimpleNamespace(exc_value=error))  # type: ignore[arg-type]


def _check(
    task: Task, namespace: dict[str, Any], runner: str, at_exit: list[Callable[[], Any]]
) -> str | None:
    """Run the check; it comes to its end, prints nothing and leaves what its block has left.

    What it makes is destroyed at once, and what it registers for the end goes to ``at_exit``: the
    rest of the run is the program's alone.
    """
    if not task.check:
        return None
    _flush(sys.stdout)
    before, names, register = _left(task, runner), dict(namespace), atexit.register
    name = task.check_filename  # tracebacks show its lines, though it is not for a block to read
    linecache.cache[name] = (len(task.check), None, task.check.splitlines(keepends=True), name)

    def later(function, *args, **kwargs):
        at_exit.append(lambda: function(*args, **kwargs))
        return function

    def check() -> str | None:
        fault = None
        atexit.register = later  # type: ignore[assignment]
        try:
            _exec(_compile(task.check, name, "exec"), namespace)
            _join_threads()
        except BaseException as error:  # SystemExit, too: half of a check proves nothing
            fault = f"its check does not hold\n{_traceback(error, task.root)}"
        atexit.register = register
        for made in namespace.keys() - names.keys():
            del namespace[made]
        namespace.update(names)
        gc.collect()
        return fault

    fault = _apart(task, runner, check)
    if not fault and _left(task, runner) != before:
        shown = name.removeprefix(task.root + os.sep)
        fault = f"{shown}:1: a check leaves the output and the pictures of its block as they are"
    return fault


def _left(task: Task, runner: str) -> list[bytes]:
    """What a block has printed and drawn so far, but for what it may write to standard error."""
    streams = ("stdout",) if task.stderr else ("stdout", "stderr")
    paths = [*(Path(runner, name) for name in streams), *sorted(Path().glob("*.png"))]
    return [part for path in paths if path.is_file() for part in (bytes(path), path.read_bytes())]


def _apart(task: Task, runner: str, run: Callable[[], str | None]) -> str | None:
    """What a part of the check ends with; a fault where it prints, which is no output then."""
    place = os.path.join(runner, "check")
    streams = (1,) if task.stderr else (1, 2)
    unwritten = _flush(sys.stdout)
    own = [os.dup(fd) for fd in streams]
    for fd in streams:
        _redirect(place, fd, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        fault = run()
        unwritten = unwritten or _flush(sys.stdout)
    finally:
        for fd, kept in zip(streams, own, strict=True):
            os.dup2(kept, fd)
            os.close(kept)
    if printed := Path(place).read_bytes():
        os.truncate(place, 0)
        shown = task.check_filename.removeprefix(task.root + os.sep)
        text = printed.decode(errors="replace")[-2000:]
        return fault or f"{shown}:1: a check prints nothing; this one prints\n{text}"
    return fault or unwritten


def _flush(stdout: TextIO) -> str | None:
    try:
        stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError) as error:
        return f"its standard output does not take what it prints: {error}"
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)  # what C++ code has printed
    return None


def _bash(task: Task, runner: str) -> str | None:
    for name, text in task.files:
        Path(name).write_text(text, encoding="utf-8")
    # The last line proves that the script came to its end: that it neither left nor returned.
    end, key = os.path.join(runner, "end"), os.urandom(16).hex()
    Path(SCRIPT).write_text(f"{task.code}\nverified_end=$?.{key}\n", encoding="utf-8")
    script = f"set -euo pipefail; . {SCRIPT}; echo ${{verified_end-}} > {shlex.quote(end)}"
    environment = {
        **os.environ,
        "PATH": os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"],
        "PYTHONFAULTHANDLER": "1",  # a program that dies says in which line
        **_startup(task, runner),
    }
    with _copied(1) as stdout, _copied(2) as stderr:
        command = ["bash", "-c", script]
        status = subprocess.run(command, env=environment, stdout=stdout, stderr=stderr).returncode
    if status:
        number = -status if status < 0 else status - 128
        names = [f" ({known.name})" for known in signal.Signals if known == number]
        return f"bash ended with status {status}{''.join(names)}"
    if not os.path.isfile(end) or Path(end).read_text(errors="replace") != f"0.{key}\n":
        return "the script ended before its last line"
    # The check finds the directory as the script has left it, and what it has printed.
    printed = Path(runner, "stdout").read_text(encoding="utf-8", errors="replace")
    return _check(task, {"__name__": "__main__", "stdout": printed}, runner, [])


@contextlib.contextmanager
def _copied(fd: int) -> Iterator[int]:
    """A pipe for a script, so that it may write to `/dev/stdout`; a file it would empty."""
    reading, writing = os.pipe()

    def copy() -> None:
        with contextlib.suppress(OSError):  # the file is full
            while data := os.read(reading, 1 << 16):
                os.write(fd, data)

    thread = threading.Thread(target=copy, daemon=True)
    thread.start()
    yield writing
    os.close(writing)
    thread.join(GRACE)


def _startup(task: Task, runner: str) -> dict[str, str]:
    """What lets the Python programs that a script starts find the simulated device, too."""
    if task.device != SIM.name:
        return {}
    folder = Path(runner, "startup")
    folder.mkdir()
    code = _SITECUSTOMIZE.format(package=sandbox.PACKAGE)
    Path(folder, "sitecustomize.py").write_text(code, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


# Python goes on where sitecustomize raises; a program that is not on its device must not. The
# folder of the project, where it would look for our package, is not for a block to read.
_SITECUSTOMIZE = """
import importlib.util, os, sys, traceback
try:
    folder = {package!r}
    spec = importlib.util.spec_from_file_location(
        "verified", os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
    )
    sys.modules["verified"] = importlib.util.module_from_spec(spec)
    from verified.run import sim
    sim.register()
except BaseException:
    traceback.print_exc()
    os._exit(1)
"""


def _traceback(error: BaseException, root: str) -> str:
    """The traceback without our own frames, paths relative to the project."""
    shown = traceback.TracebackException.from_exception(error)
    _leave_out_ours(shown)
    return "".join(shown.format()).replace(root + os.sep, "")


def _leave_out_ours(shown: traceback.TracebackException) -> None:
    ours = sandbox.PACKAGE + os.sep
    shown.stack = traceback.StackSummary.from_list(
        [frame for frame in shown.stack if not frame.filename.startswith(ours)]
    )
    for other in (shown.__cause__, shown.__context__, *(getattr(shown, "exceptions", None) or ())):
        if other:
            _leave_out_ours(other)
