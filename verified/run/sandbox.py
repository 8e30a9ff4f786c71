"""What a block may reach: its own folder, what programs need to run, loopback; nothing else.

Two walls. An audit hook refuses the Python code of the block, on every system, and says what was
tried. On Linux the kernel refuses the whole tree of processes: a network namespace and Landlock.
`probe` tries them once, so that a run can say which of them the kernel does not grant.

Imported ahead by the fork server, so it imports nothing that a block would have to pay for.
"""

from __future__ import annotations

import ctypes
import errno
import glob
import json
import os
import socket
import struct
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from verified.devices import DEVICES

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WALLS = NETWORK, FILES = "network", "files"  # what a kernel may grant, in the order of building
OPEN = {  # what holds where a wall is missing
    NETWORK: "in which programs that a block starts could reach the network",
    FILES: "in which programs that a block starts, and C++ code, could read and write anywhere",
}
OWN = ("work", "home", "tmp", "runner")  # the folders of a block; the last is for our own files

_SYSTEM = {
    "linux": "/bin /dev /etc /gnu /lib /lib32 /lib64 /libx32 /nix /opt /proc /sbin /snap /sys /usr "
    "/run/nvidia-persistenced /var/cache/fontconfig",
    "darwin": "/Applications /Library /System /bin /dev /opt /private/etc /private/var/db /sbin "
    "/usr",
}
_SYSTEM_VARIABLES = ("SystemRoot", "ProgramFiles", "ProgramFiles(x86)", "ProgramData")  # Windows
_DEVICES = ("null", "zero", "full", "random", "urandom", "tty", "ptmx", "pts", "shm")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_NO_NEW_PRIVS = 38
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446  # the same on every machine
_LANDLOCK_PATH = 1
# Rights by the bits of linux/landlock.h.
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _TRUNCATE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_SCOPES = 0b11  # abstract sockets and signals stay inside


def readable(root: str) -> tuple[str, ...]:
    """What any program may read: the system's folders, Python's, and this package.

    The folder of the project, the user's home and the folder for temporary files are left out,
    also where they lie in one of these.
    """
    private = {os.path.realpath(p) for p in (root, os.path.expanduser("~"), tempfile.gettempdir())}
    names = _SYSTEM.get(sys.platform, "").split()
    names += [os.environ[name] for name in _SYSTEM_VARIABLES if name in os.environ]
    names += [sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix]
    names += sysconfig.get_paths().values()
    names += [path for path in sys.path if not _within(path, (root,))]
    names.append(PACKAGE)
    folders = {folder for name in names for folder in _without(os.path.realpath(name), private)}
    return tuple(sorted(f for f in folders if not _within(os.path.dirname(f), folders)))


def _without(folder: str, private: set[str]) -> Iterator[str]:
    """The folder, or its entries where something private lies in it."""
    if not os.path.exists(folder) or folder in private:
        return
    if any(_within(path, (folder,)) for path in private):
        for entry in os.listdir(folder):
            yield from _without(os.path.realpath(os.path.join(folder, entry)), private)
    else:
        yield folder


def _within(path: str, folders: Iterable[str]) -> bool:
    return (path + os.sep).startswith(tuple(f.rstrip(os.sep) + os.sep for f in folders))


def writable(folder: str, device: str) -> tuple[str, ...]:
    """What a block may change: its folders, and devices of no state. ``folder`` is its ``work``."""
    names = [os.path.join(os.path.dirname(folder), name) for name in OWN]
    names += [os.devnull, *(f"/dev/{name}" for name in _DEVICES)]
    names += [name for pattern in DEVICES[device].paths for name in glob.glob(pattern)]
    return tuple(name for name in names if name == os.devnull or os.path.exists(name))


def enclose(folder: str, readable: tuple[str, ...], walls: Iterable[str], device: str) -> None:
    """Shut this process and all that it starts in, for good."""
    own = writable(folder, device)
    for wall in walls:
        _build(wall, readable, own)
    sys.addaudithook(_Hook(readable, own))


def probe(folder: str, readable: tuple[str, ...]) -> None:
    """In a process that is thrown away, try each wall; write why those fail that do, by wall."""
    missing = {}
    for wall in WALLS:
        try:
            if sys.platform != "linux":
                raise OSError(f"none on {sys.platform}")
            _build(wall, readable, writable(folder, "cpu"))
            _hold(wall, folder)
        except OSError as error:
            missing[wall] = str(error)
    with suppress(FileNotFoundError):  # whoever asked has gone
        path = Path(folder, os.pardir, "runner", "report")
        path.write_text(json.dumps(missing), encoding="utf-8")


def _build(wall: str, readable: tuple[str, ...], own: tuple[str, ...]) -> None:
    if wall == NETWORK:
        _own_network()
    else:
        _landlock(readable, own)


def _hold(wall: str, folder: str) -> None:
    """Make sure that a wall stands.

    Raises:
        OSError: where it does not.
    """
    try:
        if wall == NETWORK:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
                datagrams.connect(("192.0.2.1", 9))  # looks for a way there, and sends nothing
        else:
            Path(folder, os.pardir, "outside").touch()
    except OSError:
        return
    raise OSError("it was built, and does not hold")


class _Hook:
    """Refuses what Python code tries beyond the walls; raises `PermissionError`."""

    def __init__(self, readable: tuple[str, ...], own: tuple[str, ...]) -> None:
        self.trusted = _prefixes(readable)
        self.own = _prefixes(tuple(map(os.path.realpath, own)))
        self.readable = self.trusted + self.own
        self.name = socket.gethostname()

    def __call__(self, event: str, args: tuple) -> None:
        if event == "open":
            (self.write if args[2] & _WRITES else self.read)(event, args[0])
        elif event in _CHANGES:
            follow, paths = _CHANGES[event]
            for path, directory in paths:
                if directory is None or args[directory] in (-1, None):
                    self.write(event, args[path], follow)
        elif event in ("os.listdir", "os.scandir"):
            self.read(event, args[0])
        elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            if isinstance(args[1], tuple):
                self.network(args[1][0])
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            self.network(args[0])

    def read(self, event: str, path: object) -> None:
        if not isinstance(path, str | bytes | os.PathLike):  # an open file, or nothing
            return
        path = os.path.abspath(os.fsdecode(path))
        if self._is(path, self.trusted) or self._is(os.path.realpath(path), self.readable):
            return
        if os.path.lexists(path):  # what is not there says so itself
            what = "only read its own directory and what the system and Python consist of"
            raise PermissionError(errno.EACCES, f"a block may {what}; it tried {event}", path)

    def write(self, event: str, path: object, follow: bool = True) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return
        path = os.path.abspath(os.fsdecode(path))
        folder, name = os.path.split(path)
        real = os.path.realpath(path) if follow else os.path.join(os.path.realpath(folder), name)
        if not self._is(real, self.own):
            what = "only write in its own directory"
            raise PermissionError(errno.EACCES, f"a block may {what}; it tried {event}", path)

    def network(self, host: object) -> None:
        if isinstance(host, bytes):
            host = host.decode(errors="replace")
        local = (None, "", "localhost", "::1", "0.0.0.0", "::", self.name)
        if host not in local and not str(host).startswith("127."):
            raise PermissionError(f"a block may not use the network; it asked for {host}")

    @staticmethod
    def _is(path: str, prefixes: tuple[str, ...]) -> bool:
        return os.path.normcase(path + os.sep).startswith(prefixes)


def _prefixes(paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(os.path.normcase(path.rstrip(os.sep) + os.sep) for path in paths)


# What changes files, by the event: whether a link is followed; where its paths stand among the
# arguments, and where the open directory that they are relative to. Such a path is not looked at.
_CHANGES: dict[str, tuple[bool, tuple[tuple[int, int | None], ...]]] = {
    "os.remove": (False, ((0, 1),)),
    "os.rmdir": (False, ((0, 1),)),
    "os.mkdir": (False, ((0, 2),)),
    "os.rename": (False, ((0, 2), (1, 3))),
    "os.link": (False, ((0, 2), (1, 3))),
    "os.symlink": (False, ((1, 2),)),
    "os.truncate": (True, ((0, None),)),
    "os.chmod": (True, ((0, 2),)),
    "os.chown": (True, ((0, 3),)),
    "os.chflags": (True, ((0, None),)),
    "os.utime": (True, ((0, 3),)),
    "os.setxattr": (True, ((0, None),)),
    "os.removexattr": (True, ((0, None),)),
    "sqlite3.connect": (True, ((0, None),)),
}


def _system_call(name: str, result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def _own_network() -> None:
    """Move into a network namespace that has loopback and nothing else.

    Raises:
        OSError: where the kernel does not grant one.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET) != 0:
        uid, gid = os.getuid(), os.getgid()
        _system_call("unshare", libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET))
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")

    import fcntl

    siocgifflags, siocsifflags, iff_up = 0x8913, 0x8914, 0x1
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(control, siocgifflags, request))[1]
        fcntl.ioctl(control, siocsifflags, struct.pack("16sh14x", b"lo", flags | iff_up))


def _landlock(readable: tuple[str, ...], own: tuple[str, ...]) -> None:
    """Let this process and all that it starts read the first, and change the second only.

    https://docs.kernel.org/userspace-api/landlock.html; what a version does not know stays open.

    Raises:
        OSError: where the kernel has no Landlock.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    version = _system_call("Landlock", libc.syscall(_LANDLOCK_CREATE, None, 0, 1))
    rights = (1 << 13) - 1  # the 13 of the first version
    for since, right in ((2, 1 << 13), (3, _TRUNCATE)):  # to link and rename across folders
        rights |= right if version >= since else 0
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    attributes = struct.pack("QQQ", rights, 0, _SCOPES)[:size]
    rules = _system_call("Landlock", libc.syscall(_LANDLOCK_CREATE, attributes, size, 0))
    for paths, allowed in ((readable, _EXECUTE | _READ_FILE | _READ_DIR), (own, rights)):
        for path in paths:
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
            if not os.path.isdir(path):
                beneath = struct.pack("=Qi", allowed & _OF_A_FILE, opened)
            elif path == "/proc":
                of_proc = allowed & (_READ_FILE | _READ_DIR | _WRITE_FILE)
                beneath = struct.pack("=Qi", of_proc, opened)
            else:
                beneath = struct.pack("=Qi", allowed, opened)
            added = libc.syscall(_LANDLOCK_ADD, rules, _LANDLOCK_PATH, beneath, 0)
            _system_call(f"Landlock, {path}", added)
            os.close(opened)
    _system_call("no_new_privs", libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _system_call("Landlock", libc.syscall(_LANDLOCK_RESTRICT, rules, 0))
    os.close(rules)
