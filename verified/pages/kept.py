"""Pages as they were read the last time: only those are read again of which a file has changed."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path

from verified.pages.block import SNIPPETS, Page
from verified.pages.language import Language
from verified.problems import Problem

Found = Mapping[Path, tuple[Page | None, list[Problem]]]  # by file; no page where it is unreadable
Stamps = dict[Path, tuple[int, int]]  # of each file: its size, and when it was written

PATH = Path(".verified/pages.pickle")
_CODE = Path(__file__).parent.parent
# What unpickling raises, besides, of a file that something else wrote.
BROKEN = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, ValueError)


def load(root: Path, languages: Mapping[str, Language], reader: str, now: Stamps) -> Found:
    """The pages that are what they were when `save` kept them; none where it cannot be told."""
    try:
        with (root / PATH).open("rb") as file:
            if pickle.load(file) != reader:
                return {}
            before: Stamps = pickle.load(file)
            found: Found = _Unpickler(file, languages).load()
    except (OSError, *BROKEN):
        return {}
    changed = {path for path in before.keys() | now if before.get(path) != now.get(path)}
    return unlike(found, changed)


def save(root: Path, reader: str, before: Stamps, found: Found) -> None:
    """Keep the pages for the next command.

    Args:
        reader: `reader` from before anything was read.
        before: the files from before then: one that was saved meanwhile is read again.
    """
    whole = io.BytesIO()
    for part in (reader, before):
        pickle.dump(part, whole)
    _Pickler(whole, pickle.HIGHEST_PROTOCOL).dump(found)
    replace(root / PATH, whole.getvalue())


def replace(path: Path, data: bytes) -> None:
    """Write a file that is kept in one step, where it can be written."""
    new = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        path.parent.mkdir(exist_ok=True)
        new.write_bytes(data)
        new.replace(path)
    except OSError:  # a disk that is full; whoever writes to it next will say so
        new.unlink(missing_ok=True)


def stamps(root: Path, languages: Iterable[Language]) -> Stamps:
    """Every file that a page may be, or show, behind links to folders, too."""
    folders = (SNIPPETS, *(language.docs for language in languages))
    return {
        path.relative_to(root): (stat.st_size, stat.st_mtime_ns)
        for folder in folders
        for above, _, names in os.walk(root / folder, followlinks=True)
        for path in (Path(above, name) for name in names)
        if path.exists()
        for stat in [path.stat()]
    }


def unlike(found: Found, changed: set[Path]) -> Found:
    """The pages that none of the changed files is, or is shown by."""
    beside = {_place(path) for path in changed}
    return {
        path: (page, problems)
        for path, (page, problems) in found.items()
        if page
        and path not in changed
        and beside.isdisjoint(_place(block.snippet) for block in page.blocks)
    }


def _place(path: Path) -> Path:
    """What the names of a program, of its outputs, its pictures and its check begin with."""
    return path.with_name(path.name.partition(".")[0])


def reader(root: Path) -> str:
    """What decides, besides a page's files, what is read of it: our code, settings, packages."""
    installed = sorted(os.listdir(sysconfig.get_path("purelib")))
    settings = sorted([*root.glob("mkdocs*.yml"), *root.glob("pyproject.toml")])
    stats = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in settings]
    read = hashlib.sha256(repr((sys.version, installed, stats)).encode())
    for path in sorted([*_CODE.rglob("*.py"), *_CODE.rglob("*.yml")]):
        read.update(path.read_bytes())
    return read.hexdigest()


class _Pickler(pickle.Pickler):
    def persistent_id(self, it: object) -> str | None:
        return it.code if isinstance(it, Language) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BufferedReader, languages: Mapping[str, Language]):
        super().__init__(file)
        self.languages = languages

    def persistent_load(self, code: str) -> Language:
        return self.languages[code]
