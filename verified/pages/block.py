"""Pages and their blocks, as a reader sees them."""

from __future__ import annotations

import ast
import hashlib
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from verified.devices import AS_WRITTEN, DEVICES
from verified.pages import comments, needs
from verified.pages.fences import RUN
from verified.pages.marks import Marks
from verified.pages.sections import Section
from verified.versions import installed_torch, last, numbers

if TYPE_CHECKING:
    from verified.pages.language import Language

SNIPPETS = Path("snippets")
_ID = re.compile(r"\{:?[^{}]*#([^\s{}]+)[^{}]*\}|\b(?:id|name)=[\"']([^\"']+)")
NO_FILE = Path("-")  # of a block that is no include


@dataclass(frozen=True)
class Older:
    """What versions of PyTorch up to one print, where newer ones print something else."""

    until: str
    file: Path
    text: str


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    tag: str
    code: str
    program: str  # the code without comments, the same in every language
    snippet: Path
    output: Path
    title: str | None
    expected: str
    marks: Marks
    check_file: Path = NO_FILE
    check: str = ""
    alts: tuple[str, ...] = ()  # what the pictures show that it leaves, in words
    older: tuple[Older, ...] = ()  # the oldest first
    files: tuple[tuple[str, str], ...] = ()  # what a bash block finds: the page's titled blocks

    @property
    def runs(self) -> bool:
        return self.tag in RUN and self.marks.skip is None and self.snippet is not NO_FILE

    @property
    def devices(self) -> tuple[str, ...]:
        """The devices that it is to run on."""
        return self.marks.devices if self.runs else ()

    def modes(self, device: str) -> tuple[str, ...]:
        """The modes in which it is to run there; no shell gives what it starts a default device."""
        return (AS_WRITTEN,) if self.tag == "bash" else DEVICES[device].modes

    def expects(self, torch: str) -> tuple[Path, str]:
        """What a version of PyTorch is to print, and the file that says so."""
        for each in self.older:
            if numbers(torch) <= last(each.until):
                return each.file, each.text
        return self.output, self.expected

    @property
    def expects_here(self) -> tuple[Path, str]:
        """The same for the installed PyTorch."""
        return self.expects(installed_torch())

    @property
    def key(self) -> str:
        """The hash of what decides the result here: program, check, marks, output, pictures."""
        return self.key_with(installed_torch())

    def key_with(self, torch: str) -> str:
        """The same with a version of PyTorch: what others print has no part in it."""
        return self._keys[self.expects(torch)[1]]

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {text: self._key(text) for text in (self.expected, *(o.text for o in self.older))}

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The distributions to install for it, PyTorch's aside."""
        return needs.of(self.tag, self.program, dict(self.files)) if self.runs else ()

    @property
    def surroundings(self) -> tuple[list[tuple[str, str]], tuple]:
        """What its page gives it: the other files, without comments, and the limits of a run."""
        files = [(name, comments.drop(code, "python")) for name, code in self.files]
        return files, (
            self.marks.timeout,
            self.marks.filterwarnings,
            self.marks.max_gpus,
            self.marks.stderr is not None,
        )

    def _key(self, expected: str) -> str:
        files, limits = self.surroundings
        check = comments.drop(self.check, "python")
        shown = [(path.name, size(path.read_bytes())) for path in self.pictures()]
        pictures = (len(self.alts), shown) if self.alts else 0
        parts = (self.tag, self.program, check, files, expected, limits, pictures)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @cached_property
    def name(self) -> str:
        """What the block is called, the same on every page that shows it."""
        return self.output.relative_to(SNIPPETS).with_suffix(self.snippet.suffix).as_posix()

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line} ({self.snippet})"

    @property
    def checks(self) -> int:
        """How many assertions its check makes."""
        return _assertions(self.check)

    @property
    def shows(self) -> tuple[Path, ...]:
        """The files beside the page that a reader sees."""
        return self.snippet, self.output, *(o.file for o in self.older), *self.pictures()

    def picture(self, name: str) -> Path:
        """Where a picture that it leaves is recorded."""
        return self.output.with_suffix(f".{name}")

    def pictures(self) -> list[Path]:
        """The recorded pictures, in the order in which the page describes them."""
        return sorted(self.output.parent.glob(f"{self.output.stem}.*.png")) if self.alts else []


@cache
def _assertions(check: str) -> int:
    """Those that could fail: what names nothing, as `assert True`, holds of every program."""
    nodes = [node for node in ast.walk(ast.parse(check)) if isinstance(node, ast.Assert)]
    named = [any(isinstance(of, ast.Name) for of in ast.walk(node.test)) for node in nodes]
    return sum(named) + sum(isinstance(node, ast.Raise) for node in ast.walk(ast.parse(check)))


def size(png: bytes) -> tuple[int, ...]:
    """The width and the height of a PNG; nothing of a file that is none."""
    whole = len(png) >= 24 and png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24]) if whole else ()


@dataclass(frozen=True)
class Page:
    """A page of one language, read once: its metadata, its lines, its sections, its blocks."""

    path: Path
    language: Language
    meta: Mapping[str, Any]
    text: str  # the file
    offset: int  # how many lines the front matter takes up
    lines: tuple[str, ...]  # below the front matter
    expanded: tuple[str, ...]  # with what they include, before fences become HTML
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]

    @property
    def url(self) -> str:
        """Where it stands in its language's site."""
        return self.language.url(self.path)

    @property
    def folder(self) -> str:
        """The folder of its HTML in the whole site."""
        return (self.language.folder / unquote(self.url)).as_posix().removeprefix(".")

    @property
    def address(self) -> str:
        """Where it will be published."""
        return self.language.absolute(self.url)

    @property
    def shown(self) -> list[tuple[str, Block]]:
        """Every code block of the rendered page, in order: its text and whose it is."""
        return [
            (text, block)
            for block in self.blocks
            for text in (block.code, block.expected, *(o.text for o in reversed(block.older)))
            if text or text is block.code
        ]

    @cached_property
    def digest(self) -> str:
        """The hash of all that it shows: its text, and programs, outputs and pictures."""
        pictures = [path.read_bytes() for block in self.blocks for path in block.pictures()]
        shown = (self.path, self.text, self.expanded, self.blocks, pictures)
        return hashlib.sha256(repr(shown).encode()).hexdigest()

    @cached_property
    def ids(self) -> set[str]:
        """The ids of its headings, and of whatever else names one."""
        named = {id for line in self.lines for found in _ID.findall(line) for id in found}
        return named | {section.id for section in self.sections if section.id}

    def line_of(self, text: str) -> int:
        """The first line of the file that holds a text; 1 where none does."""
        return next((n for n, line in enumerate(self.text.split("\n"), 1) if text in line), 1)
