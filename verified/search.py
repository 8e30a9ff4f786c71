"""The words that readers search for and pages do not use: in the search index, and nowhere else.

A page's front matter lists them by section: ``search: {also: {memory: OOM，显存溢出}}``.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import frontmatter
import jieba
import yaml

from verified import pages, parity
from verified.problems import Problem

GLOSSARY = Path("docs/glossary.yml")

_HAN = re.compile(r"[\u3400-\u9fff]+")


def teach() -> None:
    """Have jieba keep whole those of the site's terms of which it would cut off one character.

    Compounds of words stay in parts, so that 张量 finds 叶子张量.
    """
    jieba.setLogLevel(logging.WARNING)
    for term in yaml.safe_load(GLOSSARY.read_text(encoding="utf-8")) if GLOSSARY.exists() else ():
        if any(len(piece) == 1 for piece in jieba.cut(term["zh"])):
            jieba.add_word(term["zh"])


def complete(site: Path) -> list[Problem]:
    """Add its further words to each section in the search indexes of a built site.

    Returns:
        Where a page lists words for a section that it does not have.
    """
    teach()
    problems: list[Problem] = []
    for language in pages.CONFIGS:
        path = site / pages.folder(language) / "search/search_index.json"
        index = json.loads(path.read_text(encoding="utf-8"))
        entries = {entry["location"]: entry for entry in index["docs"]}
        for source in pages.sources(language):
            for location, words in also(source, language):
                if location in entries:
                    entries[location]["also"] = _HAN.sub(_segmented, words)
                else:
                    problems.append(_unknown(source, location.partition("#")[2]))
        for location, entry in entries.items():
            entry.pop("tags", None)  # the same on each page
            if "#" not in location:  # Material weighs a page 2.5 times as much as its sections
                entry["boost"] = 0.4 * entry.get("boost", 1)
        path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")
    return problems


def also(source: Path, language: str) -> Iterator[tuple[str, str]]:
    """The sections with further words: where each lies in the site, and the words."""
    search = frontmatter.load(str(source)).metadata.get("search") or {}
    title = next((section.id for section in parity.sections(source)), None)
    for id, words in search.get("also", {}).items():  # type: ignore[attr-defined]
        url = pages.url(source, language)
        yield (url if id == title else f"{url}#{id}"), words


def _segmented(text: re.Match) -> str:
    return f" {' '.join(jieba.cut_for_search(text[0]))} "


def _unknown(source: Path, id: str) -> Problem:
    lines = source.read_text(encoding="utf-8").splitlines()
    line = next((n for n, text in enumerate(lines, 1) if text.lstrip().startswith(f"{id}:")), 1)
    return Problem(source, line, f"no section `{id}` to find by these words; name one by its id")
