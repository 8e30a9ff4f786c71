"""What the links of a page point to from outside of the site."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

from verified.pages import Page
from verified.problems import Problem, Refused
from verified.project import Project

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK = re.compile(r'(?P<before>\]\(|\]: +|\b(?:href|src)=")(?P<to>[^)\s"]+)')
# What `make site` puts there: a link to a file at the root, and the matrix of the evidence.
_PUBLISHED = re.compile(
    r'<a class="published"><code>(?P<file>[^<]+)</code></a>|<div class="verification"></div>'
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


def absolute(line: str, page: Page, project: Project) -> str:
    """A line of a page's Markdown, its links as they are from outside of the site."""

    def replace(match: re.Match) -> str:
        return match["before"] + _resolve(match["to"], page, project)

    def published(match: re.Match) -> str:
        file = match["file"] or "verified.json"
        return f"[`{file}`]({urljoin(project.address, file)})"

    return outside_code(line, lambda text: _LINK.sub(replace, _PUBLISHED.sub(published, text)))


def outside_code(line: str, change: Callable[[str], str]) -> str:
    """Change a line of Markdown, its inline code excepted."""
    pieces: list[str] = []
    end = 0
    for code in _CODE.finditer(line):
        pieces += change(line[end : code.start()]), code[0]
        end = code.end()
    return "".join([*pieces, change(line[end:])])


def _resolve(to: str, page: Page, project: Project) -> str:
    if _SCHEME.match(to):
        return to
    path, mark, anchor = to.partition("#")
    target = Path(os.path.normpath(page.path.parent / path)) if path else page.path
    if target.suffix == ".md":
        if target not in project.found:
            raise _dead(to, page, f"there is no {target}")
        other, _ = project.found[target]
        if other is None:  # it is there, and what is wrong with it is reported for itself
            return page.language.absolute(page.language.url(target)) + mark + anchor
        if anchor and anchor not in {section.id for section in other.sections}:
            raise _dead(to, page, f"no heading of {target} has the id `{anchor}`")
        return other.address + mark + anchor
    name = Path(os.path.relpath(target, page.language.docs)).as_posix()
    return page.language.absolute(name)


def _dead(to: str, page: Page, what: str) -> Refused:
    """MkDocs checks links between pages, and not those of notebooks."""
    return Refused([Problem(page.path, page.line_of(to), f"a dead link, {to}: {what}")])
