"""A site as one file, and the check of such a file that a stranger made.

GitHub keeps an artifact as a ZIP; ours holds one file, ``artifact.tar``, as GitHub Pages wants it.
A stranger's may be anything: nothing of it is trusted, and it is read block by block, in the plain
ustar form alone. So there are no links, devices, sparse files, or headers that change others.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tarfile
import tempfile
import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import IO, NamedTuple

NAME = "artifact.tar"
KINDS = frozenset([".css", ".gif", ".gz", ".html", ".ico", ".ipynb", ".jpeg", ".jpg", ".js"])
KINDS |= {".json", ".map", ".md", ".png", ".svg", ".txt", ".webmanifest", ".webp", ".woff2"}
KINDS |= {".xml", ".zip"}


class Limits(NamedTuple):
    """What a site of ours is far below, in bytes where nothing else is said."""

    packed: int = 50_000_000
    unpacked: int = 200_000_000
    file: int = 25_000_000
    files: int = 10_000  # folders included
    path: int = 250
    name: int = 100
    depth: int = 16  # an older edition in its folder has 7


LIMITS = Limits()
_BLOCK = tarfile.BLOCKSIZE
_WORD = re.compile(r"\w(?:[\w .,+@=()-]*[\w)])?")
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, RuntimeError, ValueError)


class UntrustedArtifactError(Exception):
    """An artifact that is not one of ours; the text quotes its names so that a log may show it."""


def pack(site: Path, tar: Path) -> str:
    """Write a folder as ``tar``, the same bytes for the same files; its SHA-256."""
    with tarfile.open(tar, "w", format=tarfile.USTAR_FORMAT, encoding="utf-8") as archive:
        for path in sorted(site.rglob("*")):
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                raise ValueError(f"{path}: a site holds plain files and folders only")
            # GitHub Pages is given names that begin with `./`.
            info = tarfile.TarInfo(f"./{path.relative_to(site).as_posix()}")
            if path.is_dir():
                info.type, info.mode = tarfile.DIRTYPE, 0o755
                archive.addfile(info)
            else:
                info.size = path.stat().st_size
                with path.open("rb") as file:
                    archive.addfile(info, file)
    return digest(tar)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def open_zip(packed: Path, tar: Path, limits: Limits = LIMITS) -> None:
    """Take the tar out of GitHub's ZIP.

    Raises:
        UntrustedArtifactError: where it holds anything else, or more than is allowed.
    """
    if (size := packed.stat().st_size) > limits.packed:
        raise UntrustedArtifactError(f"the artifact has {size} bytes, more than {limits.packed}")
    try:
        with zipfile.ZipFile(packed) as archive:
            names = archive.namelist()
            if names != [NAME]:
                held = ", ".join(map(quoted, names[:3])) or "nothing"
                raise UntrustedArtifactError(f"the artifact holds {held}, and not {NAME} alone")
            with archive.open(NAME) as source, tar.open("wb") as target:
                _copy(source, target, limits.unpacked)
    except (*_DAMAGE, NotImplementedError, UnicodeError) as error:
        said = f"the artifact is a damaged ZIP: {quoted(str(error))}"
        raise UntrustedArtifactError(said) from None


def unpack(packed: Path, into: Path, limits: Limits = LIMITS) -> None:
    """Check an artifact and write its files below ``into``, a new folder; all of them or none.

    Raises:
        UntrustedArtifactError: where it is not what ``pack`` would make.
    """
    with tempfile.TemporaryDirectory() as folder:
        tar = Path(folder, NAME)
        open_zip(packed, tar, limits)
        unpack_tar(tar, into, limits)


def unpack_tar(tar: Path, into: Path, limits: Limits = LIMITS) -> None:
    """As ``unpack``, of the tar itself."""
    into.mkdir(parents=True)
    try:
        with tar.open("rb") as file:
            _unpack(file, into, limits)
    except BaseException as error:
        shutil.rmtree(into)
        if isinstance(error, (*_DAMAGE, OSError)):
            said = f"the artifact is a damaged tar: {quoted(str(error))}"
            raise UntrustedArtifactError(said) from None
        raise


def _unpack(file: IO[bytes], into: Path, limits: Limits) -> None:
    seen: set[str] = set()
    total = 0
    while True:
        try:
            member = tarfile.TarInfo.frombuf(file.read(_BLOCK), "utf-8", "strict")
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            break
        kind = "folder" if member.type == tarfile.DIRTYPE else "file"
        if member.type not in (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.DIRTYPE):
            raise UntrustedArtifactError(f"{quoted(member.name)} is no plain file or folder")
        if not 0 <= member.size <= (limits.file if kind == "file" else 0):
            raise UntrustedArtifactError(f"{quoted(member.name)} has {member.size} bytes")
        path = _path(member.name, kind, limits)
        if path is None:
            continue
        total += member.size
        # Two names that one file system tells apart and another does not are one name.
        same = unicodedata.normalize("NFC", path).casefold()
        if same in seen:
            raise UntrustedArtifactError(f"{quoted(path)} is there twice")
        seen.add(same)
        if len(seen) > limits.files or total > limits.unpacked:
            said = f"more than {limits.files} files or {limits.unpacked} bytes"
            raise UntrustedArtifactError(said)
        target = into / path
        if kind == "folder":
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as new:
            _copy(file, new, limits.file, member.size)
        file.seek(-member.size % _BLOCK, 1)  # where a file is cut off there is no header
    while rest := file.read(1 << 20):
        if any(rest):
            raise UntrustedArtifactError("there is more after the end of the tar")


def _path(name: str, kind: str, limits: Limits) -> str | None:
    """The path of a member below the site's folder; ``None`` for the folder itself."""
    path = name.removeprefix("./").rstrip("/")
    if path in ("", ".") and kind == "folder":
        return None
    parts = path.split("/")
    if name.startswith("/") or not all(_WORD.fullmatch(part) for part in parts):
        raise UntrustedArtifactError(f"{quoted(name)} is no name that a site of ours has")
    if max(len(part.encode()) for part in parts) > limits.name or len(path.encode()) > limits.path:
        raise UntrustedArtifactError(f"{quoted(name)} is too long")
    if len(parts) > limits.depth:
        raise UntrustedArtifactError(f"{quoted(name)} lies too deep")
    if kind == "file" and (path == "CNAME" or Path(path).suffix.lower() not in KINDS):
        raise UntrustedArtifactError(f"{quoted(name)} is of no kind that a site of ours has")
    return path


def _copy(source: IO[bytes], target: IO[bytes], most: int, size: int | None = None) -> None:
    """Copy ``size`` bytes, or all; what is read counts, and not what a header says."""
    copied = 0
    while chunk := source.read(1 << 16 if size is None else min(1 << 16, size - copied)):
        copied += len(chunk)
        if copied > most:
            raise UntrustedArtifactError(f"a file of more than {most} bytes")
        target.write(chunk)


def quoted(name: str) -> str:
    """A name that a stranger chose, on one line, for a log."""
    return ascii(name[:60] + "…" * (len(name) > 60))
