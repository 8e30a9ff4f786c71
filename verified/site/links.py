"""No built page links to what is not there: a page, anchor, image, style, script, search hit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from verified.problems import Problem
from verified.project import Project
from verified.site import memo

_IN_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")


def dead(root: Path, project: Project, get: memo.Get = memo.anew) -> Iterator[Problem]:
    """Links of a built site that lead nowhere, or out of its folder.

    Args:
        root: the folder of the site.
        project: says where it will be published, such as ``https://example.org/manual/``: with
            ``SITE_URL`` below it, a link to ``/`` leaves the site.
        get: gives what was found in the same file before.
    """
    address = project.address

    @cache
    def anchors(file: Path) -> set[str]:
        text = file.read_text(encoding="utf-8")
        return get(partial(_anchors, text), "anchors", text)

    for file in sorted(root.rglob("*")):
        here = urljoin(address, file.relative_to(root).as_posix().removesuffix("index.html"))
        if not (read := _READERS.get(file.name) or _READERS.get(file.suffix)):
            continue
        text = file.read_text(encoding="utf-8")
        for link in get(partial(_found, read, text), read.__name__, text):
            if fault := _fault(link, here, address, root, anchors):
                yield Problem(*locate(file, root, link, project), f"the link `{link}` {fault}")


def external(root: Path, project: Project) -> dict[str, list[str]]:
    """Each address elsewhere that a page links to, with the places that do, ``file:line``."""
    found: dict[str, list[str]] = {}
    for file in sorted(root.rglob("*.html")):
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        for link in dict.fromkeys(_values(tree, "href", "a")):
            if re.match("https?://", link):
                path, line = locate(file, root, link, project)
                found.setdefault(link, []).append(f"{path}:{line}")
    return found


def _fault(
    link: str, here: str, address: str, root: Path, anchors: Callable[[Path], set[str]]
) -> str | None:
    parts = urlsplit(link)
    if parts.scheme not in ("", "http", "https") or link in ("", "#", "#top"):
        return None
    if here == urljoin(address, "404.html") and not link.startswith(("/", "#", "http")):
        return "is relative, and this page is shown at any address"
    target, fragment = urldefrag(urljoin(here, link))
    if not target.startswith(address):
        return None if parts.netloc else f"leads out of the site, {address}"
    file = root / unquote(urlsplit(target).path.removeprefix(urlsplit(address).path))
    if file.is_dir():
        file /= "index.html"
    if not file.is_file():
        return f"is dead: there is no {file.relative_to(root)}"
    fragment = unquote(fragment.partition(":~:")[0])
    if fragment and file.suffix == ".html" and fragment not in anchors(file):
        return f"is dead: {file.relative_to(root)} has no id `{fragment}`"
    return None


def _found(read: Callable[[str], Iterator[str]], text: str) -> list[str]:
    return list(dict.fromkeys(read(text)))


def _anchors(text: str) -> set[str]:
    tree = LexborHTMLParser(text)
    named = [node.attributes.get("name") for node in tree.css("a[name]")]
    return {value for value in (*_values(tree, "id"), *named) if value}


def _values(tree: LexborHTMLParser, attribute: str, tag: str = "") -> Iterator[str]:
    for node in tree.css(f"{tag}[{attribute}]"):
        yield (node.attributes.get(attribute) or "").strip()


def _html(text: str) -> Iterator[str]:
    tree = LexborHTMLParser(text)
    for attribute in ("href", "src", "poster", "data"):
        yield from _values(tree, attribute, "object" if attribute == "data" else "")
    for value in _values(tree, "srcset"):
        yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())
    for style in [*_values(tree, "style"), *(node.text() for node in tree.css("style"))]:
        yield from _css(style)
    for node in tree.css("script#__config"):
        config = json.loads(node.text())
        yield config["base"].rstrip("/") + "/"
        yield config["search"]


def _css(text: str) -> Iterator[str]:
    return (link for link in _IN_CSS.findall(text) if not link.startswith("data:"))


def _search(text: str) -> Iterator[str]:
    return (f"../{entry['location']}" for entry in json.loads(text)["docs"])


def _xml(text: str) -> Iterator[str]:
    return (link for link in re.findall(r"[>\"'](https?://[^<\"']+)", text))


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    ".html": _html,
    ".css": _css,
    ".xml": _xml,
    "search_index.json": _search,
}


def locate(file: Path, root: Path, link: str, project: Project) -> tuple[Path, int]:
    """The Markdown file and line that the link of a built file comes from, else that file."""
    name = file.relative_to(root)
    folder = "" if name.parent == Path() else name.parent.as_posix()
    page = next((p for p in project.pages if p.folder.strip("/") == folder), None)
    if page is None or name.name != "index.html":
        return name, 1
    return page.path, page.line_of(re.split(r"[/?]", link.strip("/"))[-1])
