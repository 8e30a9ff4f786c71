"""The manifest of a built site, read as what a stranger may have written.

`verified.site.manifest` writes it: the languages with their folders, and each page with its
language, its programs and what keeps it from being published.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from verified.hosting.artifact import quoted

NAME = "manifest.json"
_MOST = 2_000_000  # bytes; ours has some thousands
_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # of a language, and its folder's name


class Entry(NamedTuple):
    """What the manifest says of a page."""

    language: str
    programs: dict[str, str]  # those that the CPU has to run, each with its state there
    failed: list[str]  # programs that failed on any device
    problems: int  # what else keeps the page from being published


@dataclass(frozen=True)
class Manifest:
    languages: Mapping[str, str]  # the folder of each, by its code; that of the first is ""
    pages: Mapping[str, Entry]  # by address below the site

    def place(self, path: str) -> tuple[str, str]:
        """The language of a path below the site, and the path below that language's folder."""
        for code, folder in self.languages.items():
            if folder and path.startswith(f"{folder}/"):
                return code, path[len(folder) + 1 :]
        return next(code for code, folder in self.languages.items() if not folder), path


def read(site: Path) -> Manifest:
    """Read a site's manifest.

    Raises:
        ValueError: where there is none, or it is not what a build writes; one line.
    """
    path = site / NAME
    if not path.is_file():
        raise ValueError(f"there is no {NAME}")
    if (size := path.stat().st_size) > _MOST:
        raise ValueError(f"{NAME} has {size} bytes, more than {_MOST}")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        manifest = Manifest(_languages(data["languages"]), _pages(data["pages"]))
    except (ValueError, LookupError, TypeError, RecursionError):
        raise ValueError(f"{NAME} is malformed") from None
    for address, entry in manifest.pages.items():
        if manifest.place(address)[0] != entry.language:
            said = f"{NAME}: {quoted(address)} is not in the folder of {quoted(entry.language)}"
            raise ValueError(said)
    return manifest


def _languages(data: Any) -> dict[str, str]:
    found = _typed(data, dict)
    languages = {_code(c): _typed(folder, str) and _code(folder) for c, folder in found.items()}
    if "" not in languages.values() or len({*languages.values()}) < len(languages):
        raise ValueError
    return languages


def _pages(data: Any) -> dict[str, Entry]:
    pages: dict[str, Entry] = {}
    for page in _typed(data, list):
        address = _typed(page["address"], str)
        if address in pages:
            raise ValueError
        programs = _typed(page["programs"], dict)
        pages[address] = Entry(
            language=_typed(page["language"], str),
            programs={name: _typed(state, str) for name, state in programs.items()},
            failed=[_typed(name, str) for name in _typed(page["failed"], list)],
            problems=_typed(page["problems"], int),
        )
    return pages


def _typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:  # True is an int, too
        raise TypeError
    return value


def _code(text: Any) -> str:
    if not _CODE.fullmatch(text):
        raise ValueError
    return text
