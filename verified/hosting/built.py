"""A built site as it stands in its folder: its pages, what they weigh, and its evidence."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from verified.hosting import manifest
from verified.hosting.artifact import quoted

# Bytes that a reader who was never here gets with a page, from a host that compresses.
BUDGET = 250_000
# The pictures of notebooks.
BUDGETS = {
    f"{page}/": 400_000 for page in ("putting-it-together", "optimizers", "training", "gradients")
}

_NO_PAGE = "404.html"  # of each language; every other HTML file is a page of the manifest
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"])
_VOID |= {"source", "track", "wbr"}
_DEPTH = 200  # of tags in tags; a page of ours has a fifth of it
_SHOWN_AT_ONCE = {"img": "src", "script": "src", "link": "href"}


@dataclass
class Page(manifest.Entry):
    """A page of a built site: what the manifest says of it, and what it has."""

    address: str
    budget: int  # what it may weigh, the same in every language
    title: str
    text: str  # what its article says, the evidence left out
    bytes: int  # at first view


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []  # each tag, and whether it is evidence
        self.title: list[str] = []
        self.text: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        evidence = bool({"evidence", "verification"} & {*given.get("class", "").split()})
        if part := given.get(_SHOWN_AT_ONCE.get(tag, ""), ""):
            rel = set(given.get("rel", "").split())
            if tag != "link" or rel & {"stylesheet", "icon"}:
                self.parts.append(part)
        if len(self.open) > _DEPTH:
            raise ValueError(f"tags lie more than {_DEPTH} deep")
        if tag not in _VOID:
            self.open.append((tag, evidence))

    def handle_endtag(self, tag):
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                break

    def handle_data(self, data):
        tags = {tag for tag, _ in self.open}
        if "title" in tags and "svg" not in tags:
            self.title.append(data)
        evidence = any(evidence for _, evidence in self.open)
        if "article" in tags and not evidence and not {"script", "style"} & tags:
            self.text.append(data)


def pages(site: Path) -> dict[str, Page]:
    """The pages of a site, by their address.

    Raises:
        ValueError: where one is no page of ours, or the manifest has other pages; one line.
    """
    said = manifest.read(site)
    found = {
        path.relative_to(site).as_posix().removesuffix("index.html") or "/": path
        for path in sorted(site.rglob("*.html"))
        if not manifest.OLDER.fullmatch(path.relative_to(site).parts[0])
    }
    for address in said.pages.keys() - found.keys():
        raise ValueError(f"{manifest.NAME}: the site has no page {quoted(address)}")
    for address in found.keys() - said.pages.keys():
        if said.place(address)[1] != _NO_PAGE:
            raise ValueError(f"{manifest.NAME} does not have the page {quoted(address)}")
    return {address: _page(site, path, address, said) for address, path in found.items()}


def weight(site: Path) -> int:
    """All files of a site, as a host that compresses sends them.

    Not those that a preview has not: the sites for an older PyTorch, and the site as a ZIP.
    """
    return sum(
        _sent(path)
        for top in site.iterdir()
        if top.name != "offline.zip" and not manifest.OLDER.fullmatch(top.name)
        for path in (top, *top.rglob("*"))
        if path.is_file()
    )


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
        texts = [isinstance(result[field], str) for result in found for field in fields]
        if not isinstance(found, list) or not all(texts):
            raise TypeError
    except (ValueError, LookupError, TypeError, RecursionError):
        raise ValueError("verified.json is malformed") from None
    return found


def publish_blockers(site: Path) -> list[str]:
    """Why a site may not be published: a block that failed, no evidence of one, a heavy page."""
    try:
        known, found = results(site), pages(site)
    except ValueError as error:
        return [str(error)]
    passed = {r["block"] for r in known if r["outcome"] == "passed"}
    blockers = [] if found else ["there is no page"]
    blockers += [] if known else ["verified.json: there is no evidence"]
    for page in found.values():
        said = [f"{name} failed" for name in page.failed]
        said += [
            f"there is no evidence of {name}"
            for name, state in page.programs.items()
            if state != "passed" or name not in passed
        ]
        if page.problems:
            said.append(f"`make site` would refuse it; problems: {page.problems}")
        if page.bytes > page.budget:
            said.append(f"{page.bytes} bytes at first view, more than {page.budget}")
        blockers += [f"{page.address}: {text}" for text in said]
    return blockers


def _page(site: Path, path: Path, address: str, said: manifest.Manifest) -> Page:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8", errors="replace"))
    reader.close()
    language, below = said.place(address)
    return Page(
        **vars(said.pages.get(address, manifest.Entry(language, {}, [], 0))),
        address=address,
        budget=BUDGETS.get(below, BUDGET),
        title=" ".join("".join(reader.title).split()),
        text="\n".join(line for part in reader.text if (line := " ".join(part.split()))),
        bytes=_sent(path) + sum(_sent(part) for part in _parts(site, path, reader.parts)),
    )


def _parts(site: Path, page: Path, addresses: list[str]) -> set[Path]:
    """The files that a page shows at once; what is not in the site does not count."""
    urls = [url for url in map(urlsplit, addresses) if not url.scheme and not url.netloc]
    below = [unquote(url.path) for url in urls if not url.path.startswith("/")]
    paths = {(page.parent / path).resolve() for path in below}
    return {path for path in paths if path.is_relative_to(site.resolve()) and path.is_file()}


@cache
def _sent(path: Path) -> int:
    data = path.read_bytes()
    return min(len(data), len(gzip.compress(data, 6)))
