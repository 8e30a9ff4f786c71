"""The sections of a page: headings, and what stands below each down to the next."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

_HEADING = re.compile(r"(#+) +(.*?) *(?:\{:?[^{}]*#([^\s{}]+)[^{}]*\})?$")
_CALLOUT = re.compile(r" *(?:!!!|\?\?\?\+?) +(\w+)")
_LINK = re.compile(r"\]\(([^)\s]+)")


@dataclass
class Section:
    """A heading and the lines below it, down to the next heading."""

    level: int
    title: str
    id: str | None
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def state(self) -> str:
        text = "\n".join([self.title, *self.lines]).strip()
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def callouts(self) -> list[str]:
        return [match[1] for line in self.lines if (match := _CALLOUT.match(line))]

    @property
    def links(self) -> list[str]:
        """Where the section links to; sorted, since the languages order words differently."""
        return sorted(link for line in self.lines for link in _LINK.findall(line))

    @property
    def prose(self) -> str:
        """The text without code, links' targets and markup."""
        text = "\n".join(line for line in [self.title, *self.lines] if "--8<--" not in line)
        return re.sub(r"`+[^`]*`+|\]\([^)]*\)|<!--.*?-->", " ", text)


def sections(lines: list[str], code: set[int], offset: int = 0) -> list[Section]:
    """The sections of Markdown.

    Args:
        lines: of the page, below its front matter.
        code: the numbers of those that fences take up.
        offset: how many lines the front matter takes up.
    """
    found: list[Section] = []
    for n, line in enumerate(lines, 1):
        if n not in code and (match := _HEADING.match(line)):
            found.append(Section(len(match[1]), match[2], match[3], n + offset))
        elif found:
            found[-1].lines.append(line)
    return found
