"""A built site as it stands in its folder: its pages, what they weigh, and its evidence."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Bytes that a reader who was never here gets with a page, from a host that compresses.
BUDGET = 250_000
BUDGETS = {"putting-it-together/": 400_000}  # the pictures of a notebook

_PROGRAM = re.compile(r"make verify BLOCK=(\S+)")
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
    faults: list[str] = field(default_factory=list)
    bytes: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.title: list[str] = []
        self.text: list[str] = []
        self.lines: list[tuple[list[str], list[str]]] = []  # of evidence: its summary, the rest
        self.signs: list[str] = []
        self.parts: list[str] = []
        self.unverified = 0

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        words = set(given.get("class", "").split())
        kind = "evidence" if words & {"evidence", "verification"} else ""
        kind = "sign" if "sign" in words else kind
        self.unverified += "unverified" in words
        if tag == "details" and kind:
            self.lines.append(([], []))
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
        if "evidence" in kinds:
            if self.lines:
                self.lines[-1]["summary" not in tags].append(data)
            if "sign" in kinds:
                self.signs.append(data)
        elif "article" in tags and not {"script", "style"} & set(tags):
            self.text.append(data)


def pages(site: Path) -> dict[str, Page]:
    """The pages of a site, by their address.

    Raises:
        ValueError: where one is no page of ours.
    """
    return {
        page.address: page
        for path in sorted(site.rglob("*.html"))
        if not _OLDER.fullmatch(path.relative_to(site).parts[0])
        for page in [_page(site, path)]
    }


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
        raise ValueError("verified.json is no evidence") from None
    return found


def unfit(site: Path) -> list[str]:
    """Why a site may not be published: a red block, missing evidence, or an unmet budget."""
    try:
        known, found = results(site), pages(site)
    except ValueError as error:
        return [str(error)]
    passed = {r["block"] for r in known if r["outcome"] == "passed"}
    problems = [] if found else ["there is no page"]
    problems += [] if known else ["verified.json: there is no evidence"]
    for page in found.values():
        problems += [f"{page.address}: {fault}" for fault in page.faults]
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
    return BUDGETS.get(address.removeprefix("en/"), BUDGET)


def _page(site: Path, path: Path) -> Page:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8", errors="replace"))
    reader.close()
    faults = ["a block that failed"] * any("✗" in sign for sign in reader.signs)
    faults += ["a code block that was not verified"] * bool(reader.unverified)
    return Page(
        address=path.relative_to(site).as_posix().removesuffix("index.html") or "/",
        title=" ".join("".join(reader.title).split()),
        text="\n".join(line for part in reader.text if (line := " ".join(part.split()))),
        programs=list(dict.fromkeys(name for line in reader.lines for name in _due(*line))),
        faults=faults,
        bytes=_sent(path) + sum(_sent(part) for part in _parts(site, path, reader.parts)),
    )


def _due(summary: list[str], rest: list[str]) -> list[str]:
    """The program of a line of evidence, unless it is bound to devices other than the CPU."""
    return _PROGRAM.findall("\n".join(rest)) if "CPU" in "".join(summary) else []


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
