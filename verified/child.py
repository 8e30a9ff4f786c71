"""Inside the process of one block: isolate it, run it as ``__main__``, report how it ended.

Imported ahead by the fork server, so it imports nothing that a block would have to pay for.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import linecache
import os
import socket
import struct
import sys
import threading
import traceback
import types
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from verified import devices
from verified.marks import filter_arguments

FILE_BYTES = 1 << 30  # the largest file that a block may write, its output included
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


@dataclass(frozen=True)
class Task:
    """One program and how it is to be run."""

    tag: str
    code: str
    filename: str
    root: str  # the project; tracebacks show paths relative to it
    filterwarnings: tuple[str, ...]
    files: Mapping[str, str]
    device: str = "cpu"
    mode: str = "plain"
    gpus: int = 1  # how many it may use, at most, on the device cuda


def main(task: Task, folder: str) -> None:
    """Run the task in ``folder``; ``../report`` then says what went wrong, if anything."""
    pid = os.getpid()
    _isolate(folder)
    os.environ["CUDA_VISIBLE_DEVICES"] = devices.visible_gpus(task.device, task.gpus, os.environ)
    drawn = lambda: False  # noqa: E731
    try:
        if task.tag == "bash":
            fault = _bash(task)
        else:
            if task.device == "cuda":
                import torch

                drawn = devices.watch_draws(torch.cuda)
            devices.enter(task.device, task.mode)
            fault = _python(task)
    except BaseException as error:  # the block's own end, whatever it is, is what we report
        fault = _traceback(error, task.root)
    _flush()
    if os.getpid() == pid:  # a forked copy of the block reports nothing
        report = {"fault": fault, "drawn": drawn()}
        Path(folder, os.pardir, "report").write_text(json.dumps(report), encoding="utf-8")


def _isolate(folder: str) -> None:
    os.chdir(folder)
    if hasattr(os, "setsid"):
        os.setsid()  # the runner ends the whole session, whatever the block has started
    _redirect(os.devnull, 0, os.O_RDONLY)
    _redirect(os.path.join(folder, os.pardir, "stdout"), 1, os.O_WRONLY | os.O_CREAT)
    _redirect(os.path.join(folder, os.pardir, "stderr"), 2, os.O_WRONLY | os.O_CREAT)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), "utf-8")
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8")
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", line_buffering=True)
    home = os.path.join(folder, os.pardir, "home")
    os.environ.update(HOME=home, XDG_CACHE_HOME=home, TORCH_HOME=home, OMP_NUM_THREADS="1")
    _no_network()
    _limit_files()
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)


def _redirect(path: str, fd: int, flags: int) -> None:
    opened = os.open(path, flags, 0o600)
    os.dup2(opened, fd)
    os.close(opened)


def _limit_files() -> None:
    with contextlib.suppress(ImportError):  # Windows has no resource limits
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_network() -> None:
    """Leave the block loopback only.

    Where Linux grants it, the process and its children get a network of their own. Everywhere, an
    audit hook refuses other addresses to the Python code of the block itself.
    """
    sys.addaudithook(_audit)
    if sys.platform == "linux" and _unshare():
        _loopback_up()


def _unshare() -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET) == 0:
        return True
    uid, gid = os.getuid(), os.getgid()
    if libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        return False
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{uid} {uid} 1"),
        ("gid_map", f"{gid} {gid} 1"),
    ):
        Path("/proc/self", name).write_text(text)
    return True


def _loopback_up() -> None:
    siocgifflags, siocsifflags, iff_up = 0x8913, 0x8914, 0x1
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(control, siocgifflags, request))[1]
        fcntl.ioctl(control, siocsifflags, struct.pack("16sh14x", b"lo", flags | iff_up))


def _audit(event: str, args: tuple) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = args[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    local = (None, "", "localhost", "::1", "0.0.0.0", "::", socket.gethostname())
    if host not in local and not str(host).startswith("127."):
        raise PermissionError(f"a block may not use the network; it asked for {host}")


def _python(task: Task) -> str | None:
    module = types.ModuleType("__main__")
    module.__file__ = task.filename
    sys.modules["__main__"] = module
    sys.argv = [task.filename]
    sys.path[0:0] = [""]  # as in a fresh interpreter
    lines = task.code.splitlines(keepends=True)
    linecache.cache[task.filename] = (len(task.code), None, lines, task.filename)

    late: list[str] = []  # what Python would only print: errors of threads and destructors
    threading.excepthook = lambda args: late.append(
        _traceback(args.exc_value or SystemError(), task.root)
    )
    sys.unraisablehook = lambda args: late.append(
        _traceback(args.exc_value or SystemError(), task.root)
    )

    warnings.resetwarnings()
    warnings.simplefilter("error")
    for spec in task.filterwarnings:
        warnings.filterwarnings(**filter_arguments(spec))
    try:
        exec(compile(task.code, task.filename, "exec"), module.__dict__)
    except SystemExit as end:
        what = f"calls sys.exit({end.code!r}), which would end the reader's session"
        return f"{what}\n{_traceback(end, task.root)}"
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    return "".join(late) or None


def _flush() -> None:
    sys.stdout.flush()
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)  # what C++ code has printed


def _bash(task: Task) -> str | None:
    for name, text in task.files.items():
        Path(name).write_text(text, encoding="utf-8")
    Path(os.pardir, "script").write_text(task.code, encoding="utf-8")
    # The last command proves that the script came to its end.
    script = f"set -euo pipefail; . {os.pardir}/script; echo end > {os.pardir}/end"
    environment = {
        **os.environ,
        "PATH": os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"],
        **_startup(task),
    }
    status = os.spawnvpe(os.P_WAIT, "bash", ["bash", "-c", script], environment)
    if status:
        return f"bash ended with status {status}"
    if not Path(os.pardir, "end").exists():
        return "the script ended before its last line"
    return None


def _startup(task: Task) -> dict[str, str]:
    """What lets the Python programs that a script starts enter its device and mode, too."""
    if task.device != "sim" and task.mode == "plain":
        return {}
    folder = Path(os.pardir, "startup").resolve()
    folder.mkdir()
    code = _SITECUSTOMIZE.format(
        root=str(Path(__file__).parent.parent), device=task.device, mode=task.mode
    )
    Path(folder, "sitecustomize.py").write_text(code, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


# Python goes on where sitecustomize raises; a program that is not on its device must not.
_SITECUSTOMIZE = """
import os, sys, traceback
sys.path.insert(0, {root!r})
try:
    from verified import devices
    devices.enter({device!r}, {mode!r})
except BaseException:
    traceback.print_exc()
    os._exit(1)
sys.path.remove({root!r})
"""


def _traceback(error: BaseException, root: str) -> str:
    """The traceback without our own frames, paths relative to the project."""
    shown = traceback.TracebackException.from_exception(error)
    ours = os.path.dirname(__file__)
    shown.stack = traceback.StackSummary.from_list(
        [frame for frame in shown.stack if os.path.dirname(frame.filename) != ours]
    )
    return "".join(shown.format()).replace(root + os.sep, "")
