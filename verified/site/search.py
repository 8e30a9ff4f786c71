"""What the search index holds beyond the pages, for docs/theme/assets/search.js; nothing shows it.

The words that readers search for and pages do not use, as a page's front matter lists them by
section, ``search: {also: {memory: OOM，显存溢出}}``; names as one word; each page's part; and how
what is typed in traditional Chinese is written here.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from material.plugins.search import plugin
from mkdocs.structure.pages import Page

from verified.pages.read import synonyms

GLOSSARY = Path("docs/glossary.yml")
TRADITIONAL = Path(__file__).with_name("traditional.yml")

_HAN = re.compile(r"[\u3400-\u9fff]+")
# Full-width letters and digits are searched as the others: docs/theme/assets/search.js does it to
# queries. Punctuation stays: among HTML, a full-width < is no tag.
_WIDE = [*range(ord("０"), ord("９") + 1), *range(ord("Ａ"), ord("Ｚ") + 1)]
_WIDE += range(ord("ａ"), ord("ｚ") + 1)
_NAME = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+")
_NARROW = {wide: wide - 0xFEE0 for wide in _WIDE}


class _Segmenter:
    """What Material's plugin asks to split Chinese; jieba, which it knows, is kept by nobody."""

    @staticmethod
    def cut(text: bytes) -> list[str]:
        return _rjieba().cut(text.decode())


def segment() -> None:
    """Let Material's plugin split Chinese by rjieba."""
    plugin.jieba = _Segmenter
    _rjieba.cache_clear()  # while pages are previewed, a term may be added


@functools.cache
def _rjieba() -> Any:
    """rjieba, which takes a while to import, and keeps the site's terms whole.

    Those of which it would cut off one character: compounds of words stay in parts, so that 张量
    finds 叶子张量.
    """
    import rjieba

    for term in terms():
        if any(len(piece) == 1 for piece in rjieba.cut(term)):
            rjieba.add_word(term, None, None)
    return rjieba


def terms() -> list[str]:
    """The site's terms in Chinese."""
    found = yaml.safe_load(GLOSSARY.read_text(encoding="utf-8")) if GLOSSARY.exists() else ()
    return [term["zh"] for term in found]


def _parts(chinese: re.Match[str]) -> str:
    return f" {' '.join(_rjieba().cut_for_search(chinese[0]))} "


def complete(index: dict[str, Any], pages: Iterable[Page]) -> None:
    """Add its further words to each section in the search index of a language.

    Args:
        index: what Material's plugin has made of the pages.
        pages: MkDocs' own, with their metadata.
    """
    entries = {entry["location"]: entry for entry in index["docs"]}
    for page in pages:
        for id, words in synonyms(page.meta).items():
            location = next((at for at in (f"{page.url}#{id}", page.url) if at in entries), None)
            if location is not None:
                segmented = _HAN.sub(_parts, words)
                entries[location] |= {"also": segmented, "words": words}
        if page.url in entries and page.parent:
            entries[page.url]["part"] = page.parent.title
    for location, entry in entries.items():
        for field, source in (
            ("also", f"{entry['title']} {entry.get('words')}"),
            ("names", entry["text"]),
        ):
            if names := {name.replace("_", "") for name in _NAME.findall(source)}:
                entry[field] = " ".join([*filter(None, [entry.get(field)]), *sorted(names)])
        for name in {"title", "text", "also", "words"} & entry.keys():
            entry[name] = entry[name].translate(_NARROW)
        entry.pop("tags", None)  # the same on each page
        if "#" not in location:  # Material weighs a page 2.5 times as much as its sections
            entry["boost"] = 0.4 * entry.get("boost", 1)
    index["config"]["simple"] = _simple(json.dumps(index["docs"], ensure_ascii=False))


def _simple(text: str) -> dict[str, str]:
    """What to take for traditional characters, and then for words, of which a text has none."""
    table = yaml.safe_load(TRADITIONAL.read_text(encoding="utf-8"))
    words = {old: new for old, new in table["words"].items() if {*new} <= {*text}}
    held = {*text, *"".join(words)}
    pairs = table["characters"].replace(" ", "")
    known = zip(pairs[::2], pairs[1::2], strict=True)
    return {old: new for old, new in known if new in held and old not in held} | words
