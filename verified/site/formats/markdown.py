"""A page as plain Markdown that any program can read: no includes, callouts as quotations.

Notebooks and the Markdown of a page are both made of the parts that `split` gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verified.pages import Block, Page
from verified.pages.fences import OLDER
from verified.project import Project
from verified.site import urls

_FENCE = re.compile(r" *(?P<fence>`{3,})(?P<info>[^`]*)$")
_CALLOUT = re.compile(r'(?:!!!|\?\?\?\+?) +(?P<kind>\w+)[\w ]*(?:"(?P<title>.*)")?\s*$')
_HEADING = re.compile(r"#{1,6} ")
_ATTRIBUTES = r"\{:? *[#.][A-Za-z_][^{}]*\}"  # of a heading, a paragraph, or what they touch
_OF_LINE = re.compile(f" *{_ATTRIBUTES} *$")
_OF_WORD = re.compile(rf"(?P<code>(`+)(?!`).*?(?<!`)\2(?!`))|(?<=[)*_`]){_ATTRIBUTES}")
_EMPTY = re.compile(r"\n((?:> ?)*)\n(?=(?P<next>(?:> ?)*))")  # a line of a quotation, or of none
_FOLD = "\0"  # which no page holds
_COMMENT = re.compile(r" *<!--.*-->$")  # comments: of pytest, and of plugins


def text(page: Page, project: Project) -> str:
    """A page as Markdown: what it shows, with nothing left to expand."""
    parts = split(page, project)
    return "\n\n".join(p if isinstance(p, str) else shown(p) for p in parts) + "\n"


def split(page: Page, project: Project) -> Iterator[str | Block]:
    """The page in order: its blocks that run, and its prose, of which a heading begins a part."""
    lines = iter(page.expanded)
    blocks = iter(page.blocks)
    prose: list[str] = []
    callouts: list[int] = []  # how far the text of each callout that we are in is indented
    for line in lines:
        indent = len(line) - len(line.lstrip())
        while line.strip() and callouts and indent < callouts[-1]:
            callouts.pop()
        quote = "> " * len(callouts)
        if fence := _FENCE.match(line):
            inner = [row[indent:] for row in _inside(lines, fence["fence"])]
            if OLDER in fence["info"].split():
                prose.append(_folded(fenced("\n".join(inner), "text"), quote))
                continue
            if ".output" in fence["info"].split():
                continue  # its program has it
            block = next(blocks)
            if block.runs or block.title:
                yield from _joined(prose)
                yield block
                prose = []
            else:
                prose.append(_folded(fenced(block.code, block.tag), quote))
        elif callout := _CALLOUT.match(line.lstrip()):
            title = callout["kind"].capitalize() if callout["title"] is None else callout["title"]
            while prose and not prose[-1].strip("> "):
                prose.pop()
            prose.append(quote)
            prose.append(f"{quote}> **{_plain(title, page, project)}**" if title else f"{quote}>")
            callouts.append(indent + 4)
        elif _HEADING.match(line):
            yield from _joined(prose)
            prose = [_plain(line, page, project)]
        elif not _COMMENT.match(line) and (line.strip() or prose):
            bare = line[callouts[-1] :] if callouts else line
            prose.append(quote + _plain(bare, page, project))
    yield from _joined(prose)


def _folded(block: str, quote: str) -> str:
    """A block as one line of the prose, so that nothing of its text is taken for prose."""
    return _FOLD.join(quote + row if row else quote.rstrip() for row in block.split("\n"))


def shown(block: Block) -> str:
    """A program and what it printed, as Markdown."""
    title = f' title="{block.title}"' if block.title else ""
    code = fenced(block.code, f"{block.tag}{title}")
    return f"{code}\n\n{fenced(block.expected, 'text')}" if block.expected else code


def fenced(text: str, info: str) -> str:
    """A block, in a fence that nothing in it closes."""
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{info}\n{text.rstrip()}\n{fence}"


def _inside(lines: Iterator[str], fence: str) -> Iterator[str]:
    """The lines of a block, up to the fence that closes it."""
    while not re.fullmatch(rf" *{fence}`* *", line := next(lines)):
        yield line


def _plain(line: str, page: Page, project: Project) -> str:
    """A line without attributes, its links absolute."""
    if _HEADING.match(line) or _OF_LINE.fullmatch(line):
        line = _OF_LINE.sub("", line)
    line = _OF_WORD.sub(lambda found: found["code"] or "", line)
    return urls.absolute(line, page, project)


def _joined(prose: list[str]) -> Iterator[str]:
    """The lines as one text, if they say anything; no quotation ends with an empty line."""
    text = "\n".join(line if line.strip("> ") else line.rstrip() for line in prose).strip()
    text = _EMPTY.sub(lambda m: "\n" + min(m[1], m["next"].rstrip(), key=len) + "\n", text)
    text = re.sub(r"(\n[> ]*)+$", "", text)
    if text := re.sub(r"\n{3,}", "\n\n", text):
        yield text.replace(_FOLD, "\n")
