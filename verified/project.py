"""The whole project, read once: languages with their configuration, pages with their blocks."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from verified.pages import SNIPPETS, Block, Language, Page, checks, kept, read, svg
from verified.pages.language import foreign
from verified.pages.read import missing_translations
from verified.problems import Problem, Refused
from verified.texts import LANGUAGES


@dataclass
class Project:
    """What every step is handed: nothing reads a page, or the configuration, a second time."""

    root: Path
    languages: dict[str, Language]
    found: dict[Path, tuple[Page | None, list[Problem]]]  # by file; no page where it is unreadable

    @classmethod
    def load(cls, root: Path = Path()) -> Project:
        """Every page of every language below a folder, the current one by default.

        A page that is as it was the last time is not read again.
        """
        gc.disable()  # nothing of it is garbage: it all stays to the end
        try:
            reader = kept.reader(root)
            languages = {code: Language(code, root) for code in LANGUAGES}
            stamps = kept.stamps(root, languages.values())
            known = kept.load(root, languages, reader, stamps)
            project = cls._read(root, languages, known)
            if project.found != known:
                kept.save(root, reader, stamps, project.found)
            return project
        finally:
            gc.enable()

    def updated(self, files: set[Path]) -> Project:
        """The project with some files changed: only the pages that show them are read again."""
        return self._read(self.root, self.languages, kept.unlike(self.found, files))

    @classmethod
    def _read(cls, root: Path, languages: dict[str, Language], known: kept.Found) -> Project:
        sources = {path: language for language in languages.values() for path in language.sources()}
        found = {path: known.get(path) or read(path, sources[path]) for path in sources}
        return cls(root, languages, found)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for page, _ in self.found.values() if page)

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong with the pages and the snippets, each at its file and line."""
        problems = [problem for _, wrong in self.found.values() for problem in wrong]
        files = _files(self.root, SNIPPETS)
        problems += missing_translations(
            {
                language: [p for p in self.found if p.is_relative_to(language.docs)]
                for language in self.languages.values()
            }
        )
        docs = [p for lang in self.languages.values() for p in _files(self.root, lang.docs)]
        problems += checks.same_but_for_case([*docs, *files])
        problems += checks.unlike(self.blocks)
        reserved = [*checks.reserved(docs, self.languages.values())]
        problems += reserved or checks.crowded(docs, self.languages.values())
        problems += checks.foreign(self.root, docs)
        problems += svg.faults(self.root, docs)
        if not problems:  # it takes every page to say what none shows
            problems += checks.unused(self.blocks, files)
        return sorted(set(problems))

    def require(self) -> Project:
        """This project, if nothing is wrong with its pages.

        Raises:
            Refused: with every problem of the pages and snippets, each at its file and line.
        """
        if self.problems:
            raise Refused(self.problems)
        return self

    @property
    def blocks(self) -> list[Block]:
        return [block for page in self.pages for block in page.blocks]

    @cached_property
    def targets(self) -> str:
        """What a link in a page may lead to, as a text: each file, and the ids of each page."""
        ids = {path: sorted(page.ids) for path, (page, _) in self.found.items() if page}
        files = {p for lang in self.languages.values() for p in _files(self.root, lang.docs)}
        there = sorted(files | self.found.keys())
        return repr([(path.as_posix(), ids.get(path, [])) for path in there])

    @property
    def address(self) -> str:
        """Where the whole site will be published."""
        return self.languages[LANGUAGES[0]].site_url

    def of(self, language: Language) -> Iterator[Page]:
        """The pages of a language as its navigation has them, then any other."""
        pages = {page.path: page for page in self.pages if page.language is language}
        nav = (language.docs / name for name in _names(language.config.nav))
        listed = [path.with_suffix(".md") for path in nav]
        for path in dict.fromkeys([*(p for p in listed if p in pages), *pages]):
            yield pages[path]

    def unread(self, language: Language) -> list[Path]:
        """The files of a language of which it cannot be told what their pages show."""
        none = (path for path, (page, _) in self.found.items() if page is None)
        return [path for path in none if path.is_relative_to(language.docs)]

    def find(self, path: Path) -> Page | None:
        """The page of a file; ``None`` where it is not one."""
        return next((page for page in self.pages if page.path == path), None)

    def pairs(self) -> Iterator[tuple[Page, Page]]:
        """Each page of the first language with each translation of it that there is."""
        first = self.languages[LANGUAGES[0]]
        by_name = {(p.language.code, p.path.relative_to(p.language.docs)): p for p in self.pages}
        for page in self.pages:
            if page.language is first:
                for code in LANGUAGES[1:]:
                    if other := by_name.get((code, page.path.relative_to(first.docs))):
                        yield page, other


def _files(root: Path, folder: Path) -> list[Path]:
    """Every file below a folder, relative to the root."""
    return [
        (Path(above, name)).relative_to(root)
        for above, folders, names in os.walk(root / folder)
        for name in names
        if not foreign(Path(above, name).relative_to(root))
    ]


def _names(nav) -> Iterator[str]:
    """The files of a navigation: names, or titles with names or further lists."""
    for item in nav or []:
        if isinstance(item, str):
            yield item
            continue
        for value in item.values():
            yield from [value] if isinstance(value, str) else _names(value)
