"""Where a page lies in the site, and what its links point to from anywhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

from verified import pages, parity
from verified.problems import Problem, Refused

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK = re.compile(r'(?P<before>\]\(|\]: +|\b(?:href|src)=")(?P<to>[^)\s"]+)')
# What `make site` puts there: a link to a file at the root, and the matrix of the evidence.
_PUBLISHED = re.compile(
    r'<a class="published"><code>(?P<file>[^<]+)</code></a>|<div class="verification"></div>'
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


def url(source: Path, language: str) -> str:
    """The page's absolute address."""
    return urljoin(pages.load_site(language).site_url, pages.url(source, language))


def root() -> str:
    """Where the whole site will be published."""
    return pages.load_site(next(iter(pages.CONFIGS))).site_url


def absolute(line: str, source: Path, language: str) -> str:
    """A line of a page's Markdown, its links as they are from outside of the site."""

    def replace(match: re.Match) -> str:
        return match["before"] + _resolve(match["to"], source, language)

    def published(match: re.Match) -> str:
        file = match["file"] or "verified.json"
        return f"[`{file}`]({urljoin(root(), file)})"

    return outside_code(line, lambda text: _LINK.sub(replace, _PUBLISHED.sub(published, text)))


def outside_code(line: str, change: Callable[[str], str]) -> str:
    """Change a line of Markdown, its inline code excepted."""
    pieces: list[str] = []
    end = 0
    for code in _CODE.finditer(line):
        pieces += change(line[end : code.start()]), code[0]
        end = code.end()
    return "".join([*pieces, change(line[end:])])


def _resolve(to: str, source: Path, language: str) -> str:
    if _SCHEME.match(to):
        return to
    path, mark, anchor = to.partition("#")
    target = Path(os.path.normpath(source.parent / path)) if path else source
    if target.suffix == ".md":
        _refuse_dead(to, source, target, anchor)
        return url(target, language) + mark + anchor
    name = os.path.relpath(target, pages.docs(language))
    return urljoin(pages.load_site(language).site_url, Path(name).as_posix())


def _refuse_dead(to: str, source: Path, target: Path, anchor: str) -> None:
    """MkDocs checks links between pages, and not those of notebooks."""
    if not target.is_file():
        what = f"there is no {target}"
    elif anchor and anchor not in {section.id for section in parity.sections(target)}:
        what = f"no heading of {target} has the id `{anchor}`"
    else:
        return
    lines = source.read_text(encoding="utf-8").splitlines()
    line = next((n for n, text in enumerate(lines, 1) if to in text), 1)
    raise Refused([Problem(source, line, f"a dead link, {to}: {what}")])
