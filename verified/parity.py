"""Both languages say the same: sections, links and callouts of a page, and how fresh it is.

Each English page records, in its front matter, the state of each Chinese section that it
translates. ``python -m verified translated`` records today's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import frontmatter

from verified import pages
from verified.markdown import fences
from verified.problems import Problem

_HEADING = re.compile(r"(#+) +(.*?) *(?:\{ *#([\w-]+) *\})?$")
_CALLOUT = re.compile(r" *(?:!!!|\?\?\?\+?) +(\w+)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


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


def sections(path: Path) -> list[Section]:
    """The sections of a page, in order."""
    text = path.read_text(encoding="utf-8")
    body = frontmatter.loads(text).content.split("\n")
    offset = text.rstrip("\n").count("\n") - len(body) + 1
    code = {
        n
        for block in fences(body)
        for n in range(block.lineno, block.lineno + block.code.count("\n") + 2)
    }
    found: list[Section] = []
    for n, line in enumerate(body, 1):
        if n not in code and (match := _HEADING.match(line)):
            found.append(Section(len(match[1]), match[2], match[3], n + offset))
        elif found:
            found[-1].lines.append(line)
    return found


def pairs() -> Iterator[tuple[Path, Path]]:
    """Each Chinese page with its English one."""
    for zh in pages.sources("zh"):
        yield zh, pages.docs("en") / zh.relative_to(pages.docs("zh"))


def unequal(zh: Path, en: Path) -> Iterator[Problem]:
    """What the two pages do not have in common."""
    ours, theirs = sections(zh), sections(en)
    for path, found in ((zh, ours), (en, theirs)):
        ids = [section.id for section in found]
        for section in found:
            if section.id is None:
                yield Problem(path, section.line, "no explicit id; write `## Title { #id }`")
            elif ids.count(section.id) > 1:
                yield Problem(path, section.line, f"the id `{section.id}` is there twice")
    if [(s.level, s.id) for s in ours] != [(s.level, s.id) for s in theirs]:
        yield Problem(en, 1, f"its headings are not those of {zh} (levels, ids, order)")
        return
    for one, other in zip(ours, theirs, strict=True):
        for name in ("callouts", "links"):
            wants, has = getattr(one, name), getattr(other, name)
            if wants != has:
                odd = sorted(set(wants) ^ set(has)) or "their number or order"
                text = f"the {name} of `{one.id}` are not those of {zh}:{one.line}: {odd}"
                yield Problem(en, other.line, text)
    shown = [
        [b.name for b in pages.read(p, lang).blocks if b.runs]
        for p, lang in ((zh, "zh"), (en, "en"))
    ]
    if shown[0] != shown[1]:
        yield Problem(en, 1, f"its blocks are not those of {zh}, in that order")


def outdated(zh: Path, en: Path) -> Iterator[Problem]:
    """Chinese sections that have changed since the English page was last said to translate them."""
    recorded: dict[str, str] = frontmatter.load(str(en)).metadata.get("translates") or {}  # type: ignore[assignment]
    now = {section.id or "": section for section in sections(zh)}
    for name, section in now.items():
        if recorded.get(name) != section.state:
            text = f"`{name}` has changed; bring {en} up to date, then `make translated`"
            yield Problem(zh, section.line, text)
    for name in recorded.keys() - now.keys():
        yield Problem(en, 1, f"it translates `{name}`, which {zh} no longer has")


def record() -> None:
    """Let each English page say that it translates today's Chinese page."""
    for zh, en in pairs():
        states = "".join(f"  {section.id}: {section.state}\n" for section in sections(zh))
        text = en.read_text(encoding="utf-8")
        if not text.startswith("---\n"):
            text = f"---\n---\n\n{text}"
        head, body = text[4:].split("---\n", 1)
        head = re.sub(r"^translates:\n(?:  .*\n)*", "", head, flags=re.M)
        en.write_text(f"---\n{head}translates:\n{states}---\n{body}", encoding="utf-8")
