"""A built site as it stands in its folder: its pages, what they weigh, and its evidence.

What a page shows is data, in the manifest that the build writes; of the HTML only its title, its
words and what it loads are read. A site may be a stranger's: whatever is odd in it is a ValueError.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# Bytes that a reader who was never here gets with a page, from a host that compresses.
BUDGET = 250_000
BUDGETS = {"putting-it-together/": 400_000}  # the pictures of a notebook

MANIFEST = "manifest.json"
_MOST = 8 << 20  # bytes of a manifest
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"])
_VOID |= {"source", "track", "wbr"}
_OLDER = re.compile(r"\d+\.\d+")  # a site for an older PyTorch, as it was published once
_DEPTH = 200  # of tags in tags; a page of ours has a fifth of it
_SHOWN_AT_ONCE = {"img": "src", "script": "src", "link": "href"}


@dataclass
class Page:
    """A page of a built site."""

    address: str
    title: str = ""
    text: str = ""  # what its article says, the evidence left out
    programs: list[str] = field(default_factory=list)  # those that the CPU has to run
    failed: list[str] = field(default_factory=list)  # programs, on any device
    problems: int = 0  # that keep it from being published
    bytes: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.title: list[str] = []
        self.text: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        words = set(given.get("class", "").split())
        kind = "evidence" if words & {"evidence", "verification"} else ""
        if part := given.get(_SHOWN_AT_ONCE.get(tag, ""), ""):
            rel = set(given.get("rel", "").split())
            if tag != "link" or rel & {"stylesheet", "icon"}:
                self.parts.append(part)
        if len(self.open) > _DEPTH:
            raise ValueError(f"tags lie more than {_DEPTH} deep")
        if tag not in _VOID:
            self.open.append((tag, kind))

    def handle_endtag(self, tag):
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                break

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        kinds = {kind for _, kind in self.open}
        if "title" in tags and "svg" not in tags:
            self.title.append(data)
        if "evidence" not in kinds and "article" in tags and not {"script", "style"} & set(tags):
            self.text.append(data)


def manifest(site: Path) -> dict[str, Any]:
    """The manifest of a site.

    Raises:
        ValueError: where there is none, or it is not what `make site` writes.
    """
    path = site / MANIFEST
    try:
        if path.stat().st_size > _MOST:
            raise TypeError
        found = json.loads(path.read_text(encoding="utf-8"))
        languages, listed = found["languages"], found["pages"]
        ours = isinstance(languages, dict) and isinstance(listed, list) and "" in languages.values()
        ours = ours and all(isinstance(folder, str) for folder in languages.values())
        for page in listed:
            programs, failed, problems = page["programs"], page["failed"], page["problems"]
            texts = [page["address"], *programs, *programs.values(), *failed]
            ours = ours and all(isinstance(text, str) for text in texts)
            ours = ours and isinstance(failed, list) and type(problems) is int
            ours = ours and page["language"] in languages
        if not ours:
            raise TypeError
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ValueError(f"{MANIFEST} is missing or malformed") from None
    return found


def pages(site: Path) -> dict[str, Page]:
    """The pages of a site, by their address.

    Raises:
        ValueError: where one is not what `make site` writes.
    """
    found = {
        page.address: page
        for path in sorted(site.rglob("*.html"))
        if not _OLDER.fullmatch(path.relative_to(site).parts[0])
        for page in [_page(site, path)]
    }
    for listed in manifest(site)["pages"]:
        address = listed["address"]
        if address not in found:
            raise ValueError(f"{MANIFEST} lists {address!r}, which is not there")
        page = found[address]
        page.programs, page.failed = list(listed["programs"]), listed["failed"]
        page.problems = listed["problems"]
    return found


def weight(site: Path) -> int:
    """All files of a site, as a host that compresses sends them.

    Not those that a preview has not: the sites for an older PyTorch, and the site as a ZIP.
    """
    left_out = [path for path in site.iterdir() if _OLDER.fullmatch(path.name)]
    left_out.append(site / "offline.zip")
    files = (path for path in site.rglob("*") if path.is_file())
    return sum(_sent(path) for path in files if not {path, *path.parents} & {*left_out})


def results(site: Path) -> list[dict]:
    """The results that a site publishes; none where it has no evidence.

    Raises:
        ValueError: where the file is not what `make site` writes.
    """
    path = site / "verified.json"
    if not path.is_file():
        return []
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["results"]
        fields = ("block", "key", "device", "mode", "outcome", "torch", "python", "date")
        if not isinstance(found, list) or not all(
            isinstance(r[f], str) for r in found for f in fields
        ):
            raise TypeError
    except (ValueError, LookupError, TypeError, RecursionError):
        raise ValueError("verified.json is malformed") from None
    return found


def publish_blockers(site: Path) -> list[str]:
    """Why a site may not be published: a red block, missing evidence, or an unmet budget."""
    try:
        known, found = results(site), pages(site)
    except ValueError as error:
        return [str(error)]
    passed = {r["block"] for r in known if r["outcome"] == "passed"}
    problems = [] if found else ["there is no page"]
    problems += [] if known else ["verified.json: there is no evidence"]
    for page in found.values():
        problems += [f"{page.address}: {name} failed" for name in page.failed]
        if page.problems:
            problems.append(f"{page.address}: {page.problems} problems of its blocks")
        problems += [
            f"{page.address}: there is no evidence of {name}"
            for name in page.programs
            if name not in passed
        ]
        if page.bytes > (most := budget(page.address)):
            problems.append(f"{page.address}: {page.bytes} bytes at first view, more than {most}")
    return problems


def budget(address: str) -> int:
    """What a page may weigh, the same in every language."""
    own = (most for page, most in BUDGETS.items() if f"/{address}".endswith(f"/{page}"))
    return next(own, BUDGET)


def _page(site: Path, path: Path) -> Page:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8", errors="replace"))
    reader.close()
    return Page(
        address=path.relative_to(site).as_posix().removesuffix("index.html") or "/",
        title=" ".join("".join(reader.title).split()),
        text="\n".join(line for part in reader.text if (line := " ".join(part.split()))),
        bytes=_sent(path) + sum(_sent(part) for part in _parts(site, path, reader.parts)),
    )


def _parts(site: Path, page: Path, addresses: list[str]) -> set[Path]:
    """The files that a page shows at once; what is not in the site does not count."""
    root, found = site.resolve(), set()
    for address in addresses:
        url = urlsplit(address)
        if not url.scheme and not url.netloc and not url.path.startswith("/"):
            path = (page.parent / unquote(url.path)).resolve()
            if path.is_relative_to(root) and path.is_file():
                found.add(path)
    return found


@cache
def _sent(path: Path) -> int:
    data = path.read_bytes()
    return min(len(data), len(gzip.compress(data, 6)))
