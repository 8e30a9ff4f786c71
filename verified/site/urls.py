"""The links of a page's Markdown: dead ones, and what they point to from outside of the site."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

from verified.pages import Page
from verified.pages.fences import fences, inside
from verified.problems import Problem, Refused
from verified.project import Project

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK = re.compile(
    r'(?P<before>\]\(|\]: +|\b(?:href|src)=")(?P<to>(?:[^()\s"]|\([^()\s"]*\)| +(?![\s"\')]))+)'
)
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
    target, mark, anchor = _target(to, page)
    if target.suffix == ".md":
        if what := _fault(to, page, project):  # MkDocs does not check the links of notebooks
            raise Refused([Problem(page.path, page.line_of(to), f"a dead link, {to}: {what}")])
        return page.language.absolute(page.language.url(target)) + mark + anchor
    name = Path(os.path.relpath(target, page.language.docs)).as_posix()
    return page.language.absolute(quote(name))


def dead(page: Page, project: Project) -> Iterator[Problem]:
    """The links of a page's prose to a page, a heading or a file that is not there."""
    code = inside(fences(list(page.lines)))
    for n, line in enumerate(page.lines, 1):
        for link in _LINK.finditer("" if n in code else _CODE.sub("", line)):
            to = link["to"]
            if not _SCHEME.match(to) and (what := _fault(to, page, project)):
                yield Problem(page.path, n + page.offset, f"a dead link, {to}: {what}")


def _fault(to: str, page: Page, project: Project) -> str | None:
    """Why a relative link leads nowhere."""
    target, _, anchor = _target(to, page)
    if to.partition("#")[0].endswith("/"):
        return "a folder is no page; write the name of its file"
    if not target.is_relative_to(page.language.docs):  # each language is a site of its own
        return f"{target} is not below {page.language.docs}; link to a page of this language"
    if target.suffix != ".md":
        return None if (project.root / target).is_file() else f"there is no {target}"
    if target not in project.found:
        return f"there is no {target}"
    other, _ = project.found[target]  # what is wrong with a page is reported for itself
    if other and anchor and unquote(anchor) not in other.ids:
        return f"no heading of {target} has the id `{anchor}`"
    return None


def _target(to: str, page: Page) -> tuple[Path, str, str]:
    """The file that a relative link names, and its anchor."""
    path, mark, anchor = to.partition("#")
    target = Path(os.path.normpath(page.path.parent / unquote(path))) if path else page.path
    return target, mark, anchor
