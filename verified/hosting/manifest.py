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
from typing import Any

from verified.hosting.artifact import quoted

NAME = "manifest.json"
OLDER = re.compile(r"\d+\.\d+")  # the folder of a site for an older PyTorch, of which it is silent
_MOST = 2_000_000  # bytes; ours has some thousands
_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # of a language, and its folder's name


@dataclass
class Entry:
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
        manifest = _parsed(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, LookupError, TypeError, RecursionError):
        raise ValueError(f"{NAME} is malformed") from None
    for address, entry in manifest.pages.items():
        if manifest.place(address)[0] != entry.language:
            said = f"{NAME}: {quoted(address)} is not in the folder of {quoted(entry.language)}"
            raise ValueError(said)
    return manifest


def _parsed(data: Any) -> Manifest:
    languages = _typed(data["languages"], dict)
    for code, folder in languages.items():
        if not _CODE.fullmatch(code) or (_typed(folder, str) and not _CODE.fullmatch(folder)):
            raise ValueError
    folders = languages.values()
    if "" not in folders or len({*folders}) < len(folders):
        raise ValueError
    pages: dict[str, Entry] = {}
    for page in _typed(data["pages"], list):
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
    return Manifest(languages, pages)


def _typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:  # True is an int, too
        raise TypeError
    return value
