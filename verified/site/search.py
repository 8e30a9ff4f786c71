"""The words that readers search for and pages do not use: in the search index, and nowhere else.

A page's front matter lists them by section: ``search: {also: {memory: OOM，显存溢出}}``.
"""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import jieba
import yaml

from verified.pages import Page
from verified.problems import Problem
from verified.project import Project

GLOSSARY = Path("docs/glossary.yml")

_HAN = re.compile(r"[\u3400-\u9fff]+")


def add_terms() -> None:
    """Have jieba keep whole those of the site's terms of which it would cut off one character.

    Compounds of words stay in parts, so that 张量 finds 叶子张量.
    """
    jieba.setLogLevel(logging.WARNING)
    for term in yaml.safe_load(GLOSSARY.read_text(encoding="utf-8")) if GLOSSARY.exists() else ():
        if any(len(piece) == 1 for piece in jieba.cut(term["zh"])):
            jieba.add_word(term["zh"])


def complete(site: Path, project: Project) -> list[Problem]:
    """Add its further words to each section in the search indexes of a built site.

    Returns:
        Where a page lists words for a section that it does not have.
    """
    add_terms()
    problems: list[Problem] = []
    for language in project.languages.values():
        path = site / language.folder / "search/search_index.json"
        index = json.loads(path.read_text(encoding="utf-8"))
        entries = {entry["location"]: entry for entry in index["docs"]}
        for page in project.of(language):
            for id, words in synonyms(page).items():
                if (location := _location(page, id)) in entries:
                    entries[location]["also"] = _HAN.sub(_segmented, words)
                else:
                    problems.append(_unknown(page, id))
        for location, entry in entries.items():
            entry.pop("tags", None)  # the same on each page
            if "#" not in location:  # Material weighs a page 2.5 times as much as its sections
                entry["boost"] = 0.4 * entry.get("boost", 1)
        path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")
    return problems


def synonyms(page: Page) -> dict[str, str]:
    """The further words of a page's sections, by their ids."""
    return (page.meta.get("search") or {}).get("also", {})


def _location(page: Page, id: str) -> str:
    """Where a section stands in the site of its language."""
    return page.url if page.sections and page.sections[0].id == id else f"{page.url}#{id}"


def _segmented(text: re.Match) -> str:
    return f" {' '.join(jieba.cut_for_search(text[0]))} "


def _unknown(page: Page, id: str) -> Problem:
    text = f"no section `{id}` to find by these words; name one by its id"
    return Problem(page.path, page.line_of(f"{id}:"), text)
