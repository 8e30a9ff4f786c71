"""Closed accounting: a built page shows the blocks that were run, in order, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from selectolax.lexbor import LexborHTMLParser, LexborNode

from verified.pages import Block, Page
from verified.problems import Problem
from verified.run.compare import normal


def account(
    tree: LexborHTMLParser, page: Page, fault: Callable[[Block], str | None]
) -> list[tuple[LexborNode | None, Problem]]:
    """Hold the code blocks of a built page against its blocks.

    Args:
        tree: the parsed HTML.
        page: the page as the runner sees it.
        fault: says why a block may not be shown, if it may not.

    Returns:
        The problems, each with the node that it speaks of if there is one.
    """
    problems: list[tuple[LexborNode | None, Problem]] = []
    nodes = tree.css("pre")
    for node, shown in zip_longest(nodes, page.shown):
        text = normal(node.text()) if node is not None else ""
        if shown is None:
            first = _first(text)
            where = page.line_of(first)
            problems.append((node, Problem(page.path, where, f"{_NOBODYS}: {first}")))
        elif node is None or text != normal(shown[0]):
            found = _first(text) if node is not None else "nothing"
            what = f"the page shows `{found}` where `{_first(shown[0])}` was run; {_HINT}"
            problems.append((node, Problem(page.path, shown[1].line, what)))
            break  # what follows is out of step
        elif shown[1].runs and (why := fault(shown[1])):
            what = f"{shown[1].snippet} {why}"
            problems.append((node, Problem(page.path, shown[1].line, what)))
    for node in tree.css(_LIKE_CODE):
        if "\n" in node.text().strip() and not _within_pre(node):
            first = _first(node.text())
            problems.append((node, Problem(page.path, page.line_of(first), f"{_LINES}: {first}")))
    return problems


def _within_pre(node: LexborNode | None) -> bool:
    while node is not None and node.tag != "pre":
        node = node.parent
    return node is not None


_HINT = "write code as fenced includes, not indented and not inside raw HTML"
# What browsers draw in the font of code, or as it is written.
_LIKE_CODE = "code, kbd, samp, tt, var, textarea, xmp, listing, plaintext, svg"
_LINES = "code over several lines outside of a block"
_NOBODYS = f"a code block that nothing has run ({_HINT})"


def _first(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:60]
