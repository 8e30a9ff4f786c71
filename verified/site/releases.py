"""A version in prose is one of PyTorch's, and where a block shows the API, its mark agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verified.pages import Page
from verified.problems import Problem
from verified.versions import last, numbers

_VERSION = r"(\d+\.\d+(?:\.\d+)?)(?![\d.]*\d)"
# In both languages: after PyTorch's name, with words of time, or alone in a table's cell.
_SAID = re.compile(
    rf"(?<!torchvision )(?:PyTorch v?{_VERSION}|(?:[Ss]ince|[Bb]efore|[Uu]ntil|自|从) ?{_VERSION}"
    rf"|(?<![\d.]){_VERSION} ?(?:起|以前|之前|以来|及更|开始)|\| {_VERSION} (?=\|))"
)
# `name`, or a link on it, and since when: "(since 2.7)", "（2.7 起".
_SINCE = re.compile(
    rf"`([A-Za-z_][\w.]*)[^`]*`(?:\]\([^)]*\))? ?"  # the name, which may be a link
    rf"[(（](?:since )?{_VERSION}(?: ?起)?(?=[;,)）；，])"
)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LAST_MINOR = {0: 4, 1: 13}  # of the major versions that are over


def faults(page: Page, oldest: str, newest: str) -> Iterator[Problem]:
    """Versions that PyTorch never had, and those that a block's `since` mark contradicts.

    Args:
        page: with its blocks.
        oldest: the oldest PyTorch that is supported.
        newest: the newest one, after which there is none.
    """
    fenced = {n for b in page.blocks for n in range(b.line, b.line + 4)}
    for n, line in enumerate(page.lines, page.offset + 1):
        if n in fenced or line.lstrip().startswith("<!--"):
            continue
        for match in _SAID.finditer(_CODE.sub("``", line)):
            version = next(filter(None, match.groups()))
            if re.fullmatch(r"3\.\d\d", version) and "PyTorch" not in match[0]:
                continue  # of Python
            if not _released(version, newest):
                text = f"there is no PyTorch {version}; the newest is {newest}"
                yield Problem(page.path, n, text)
        for name, version in _SINCE.findall(line):
            if numbers(version) > numbers(oldest):
                yield from _unlike(page, n, name, version)


def _released(version: str, newest: str) -> bool:
    major, minor, *patch = numbers(version)
    if major in _LAST_MINOR:
        return minor <= _LAST_MINOR[major] and patch <= [3]
    if (major, minor) == numbers(newest)[:2]:
        return patch <= [numbers(newest)[2]]
    return (2, 0) <= (major, minor) < numbers(newest) and patch <= [2]


def _unlike(page: Page, n: int, name: str, version: str) -> Iterator[Problem]:
    """The blocks that show a name without the mark that prose gives it."""
    used = re.compile(rf"(?<!\w){re.escape(name)}\b")
    for block in page.blocks:
        since = block.marks.since
        if (
            block.runs
            and used.search(block.program)
            and (since is None or last(since) < last(version))
        ):
            mark = f'<!--pytest.mark.since("{version}")-->'
            text = f"`{name}` since {version}, but {block.snippet} runs with {since or 'every one'}"
            yield Problem(page.path, n, f"{text}; write {mark} before it, or mend the sentence")
