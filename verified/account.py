"""Closed accounting: a built page shows the blocks that were run, in order, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from verified import pages
from verified.outputs import normal
from verified.pages import Block, Page
from verified.problems import Problem, Refused


def site(folder: Path, holds: Callable[[Block], bool], mark: bool = False) -> list[Problem]:
    """Hold every page of a built site against its source.

    Args:
        folder: the Chinese site, the other languages in folders of their own below it.
        holds: says whether there is evidence that a block passed.
        mark: mark in its page what is not verified, for a preview.

    Returns:
        What is wrong; nothing where the site may be published.
    """
    problems: list[Problem] = []
    rest = set(folder.rglob("*.html"))
    for language in pages.CONFIGS:
        for source in pages.sources(language):
            built = folder / _address(source, language)
            rest.discard(built)
            try:
                page = pages.read(source, language)
            except Refused as refused:
                problems += refused.problems
                continue
            tree, found = account(built.read_text(encoding="utf-8"), page, holds)
            problems += [problem for _, problem in found]
            marked = [(node, problem) for node, problem in found if node is not None]
            for node, problem in marked if mark else ():
                node.attrs["title"] = str(problem)
                node.attrs["class"] = "unverified"
            if mark and marked:
                built.write_text(str(tree.html), encoding="utf-8")
    for path in sorted(rest):
        if "<pre" in path.read_text(encoding="utf-8"):
            text = "a code block outside of the pages; nothing runs it"
            problems.append(Problem(path.relative_to(folder), 1, text))
    return problems


def account(
    html: str, page: Page, holds: Callable[[Block], bool]
) -> tuple[LexborHTMLParser, list[tuple[LexborNode | None, Problem]]]:
    """Hold the code blocks of one built page against its blocks.

    Returns:
        The parsed page, and the problems, each with the node that it speaks of if there is one.
    """
    tree = LexborHTMLParser(html)
    problems: list[tuple[LexborNode | None, Problem]] = []
    nodes = tree.css("pre")
    for node, shown in zip_longest(nodes, page.shown):
        text = normal(node.text()) if node is not None else ""
        if shown is None:
            where = _line(page, text)
            problems.append((node, Problem(page.path, where, f"{_NOBODYS}: {_first(text)}")))
        elif node is None or text != normal(shown[0]):
            found = _first(text) if node is not None else "nothing"
            what = f"the page shows `{found}` where `{_first(shown[0])}` was run; {_HINT}"
            problems.append((node, Problem(page.path, shown[1].line, what)))
            break  # what follows is out of step
        elif shown[1].runs and not holds(shown[1]):
            what = f"{shown[1].snippet} is not verified; run `make site`"
            problems.append((node, Problem(page.path, shown[1].line, what)))
    return tree, problems


_HINT = "write code as fenced includes, not indented and not inside raw HTML"
_NOBODYS = f"a code block that nothing has run ({_HINT})"


def _address(source: Path, language: str) -> Path:
    """Where a page's HTML lies in the site."""
    first = next(iter(pages.CONFIGS))
    page = source.relative_to(pages.docs(language)).with_suffix("")
    folder = page.parent if page.name == "index" else page
    return Path("" if language == first else language) / folder / "index.html"


def _first(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:60]


def _line(page: Page, text: str) -> int:
    lines = page.path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if _first(text) in line), 1)
