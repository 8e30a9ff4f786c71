"""Every language says the same: sections, links, callouts, blocks and terms of a page.

A translated page records, in its front matter, the state of each section that it translates.
``python -m verified translated`` records today's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.meta import YAML_RE

from verified.pages.block import Page
from verified.pages.sections import Section
from verified.problems import Problem

GLOSSARY = Path("docs/glossary.yml")


def unequal(page: Page, translated: Page) -> Iterator[Problem]:
    """What a page and its translation do not have in common."""
    for one in (page, translated):
        ids = [section.id for section in one.sections]
        for section in one.sections:
            if section.id is None:
                yield Problem(one.path, section.line, "no explicit id; write `## Title { #id }`")
            elif ids.count(section.id) > 1:
                yield Problem(one.path, section.line, f"the id `{section.id}` is there twice")
    ours, theirs = page.sections, translated.sections
    if [(s.level, s.id) for s in ours] != [(s.level, s.id) for s in theirs]:
        text = f"its headings are not those of {page.path} (levels, ids, order)"
        yield Problem(translated.path, 1, text)
        return
    for section, other in zip(ours, theirs, strict=True):
        for name in ("callouts", "links"):
            wants, has = getattr(section, name), getattr(other, name)
            if wants != has:
                odd = sorted(set(wants) ^ set(has)) or "their number or order"
                where = f"{page.path}:{section.line}"
                text = f"the {name} of `{section.id}` are not those of {where}: {odd}"
                yield Problem(translated.path, other.line, text)
    shown = [[block.name for block in one.blocks if block.runs] for one in (page, translated)]
    if shown[0] != shown[1]:
        yield Problem(translated.path, 1, f"its blocks are not those of {page.path}, in that order")
    elif [len(b.alts) for b in page.blocks if b.runs] != [
        len(b.alts) for b in translated.blocks if b.runs
    ]:
        yield Problem(translated.path, 1, f"its pictures are not those of {page.path}")


def outdated(page: Page, translated: Page) -> Iterator[Problem]:
    """Sections that have changed since the translation was last said to be up to date."""
    recorded = translated.meta.get("translates") or {}
    now = {section.id or "": section for section in page.sections}
    for name, section in now.items():
        if recorded.get(name) != section.state:
            text = f"`{name}` has changed; bring {translated.path} up to date"
            yield Problem(page.path, section.line, f"{text}, then `make translated`")
    for name in recorded.keys() - now.keys():
        text = f"it translates `{name}`, which {page.path} no longer has"
        yield Problem(translated.path, 1, text)


def terms(page: Page, translated: Page, glossary: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
    """Terms of the glossary that one of the two uses alone, and words that it does not want."""
    pair = (page, translated)
    for term in glossary:
        first = [_use(one, term.get(one.language.code)) for one in pair]
        for one, other, has, uses in zip(pair, pair[::-1], first, first[::-1], strict=True):
            wanted = _either(term.get(one.language.code))
            if uses and wanted and not has:
                where = f"{other.path}:{uses.line} has `{_either(term[other.language.code])}`"
                yield Problem(one.path, 1, f"no `{wanted}`, and {where}; {GLOSSARY} pairs them")
            for word in _words(term.get(f"not {one.language.code}")):
                if section := _use(one, word):
                    text = f"`{word}`; {GLOSSARY} calls it `{wanted}`"
                    yield Problem(one.path, section.line, text)


def _use(page: Page, words: str | list[str] | None) -> Section | None:
    """The first section whose prose has one of the words: Latin ones from their beginning on."""
    patterns = [rf"\b{re.escape(w)}" if w.isascii() else re.escape(w) for w in _words(words)]
    used = re.compile("|".join(patterns) or "(?!)", re.I).search
    return next((section for section in page.sections if used(section.prose)), None)


def _words(words: str | list[str] | None) -> list[str]:
    return [words] if isinstance(words, str) else words or []


def _either(words: str | list[str] | None) -> str:
    return " | ".join(_words(words))


def record(page: Page, translated: Page) -> None:
    """Let a translation say that it translates the page as it is today."""
    states = {section.id: section.state for section in page.sections}
    recorded = yaml.safe_dump({"translates": states}, sort_keys=False)
    text = translated.text
    head, body = "", f"\n{text}"
    if front := YAML_RE.match(text):  # where it ends, MkDocs says: it may hold `---`
        head, body = front[1], text[front.end() :]
    head = re.sub(r"^translates:.*\n(?:(?: .*)?\n)*", "", head, flags=re.M)
    path = translated.language.root / translated.path
    path.write_text(f"---\n{head}{recorded}---\n{body}", encoding="utf-8")
