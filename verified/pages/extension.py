"""The Markdown extension: a block's output beneath it, and comments in the page's language.

Works on the lines of the page, so that the site, the runner and every other builder of the same
Markdown configuration see the same text.
"""

from __future__ import annotations

import os
from typing import Any

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from verified.pages import comments, marks, needs
from verified.pages.fences import (
    EXPECTED_OUTPUT,
    INCLUDE,
    OLDER,
    RUN,
    beside,
    fences,
    older,
    tag,
    title,
)
from verified.texts import TEXTS


class _OfLanguage(Preprocessor):
    """A step that knows the page's language."""

    def __init__(self, md, language: str):
        super().__init__(md)
        self.language = language


class _Beneath(_OfLanguage):
    """Put beneath a block its output, what to install, and what its marks say to readers."""

    def run(self, lines: list[str]) -> list[str]:
        found = fences(lines)
        files = {name: self._code(b) for b in found if (name := title(b.syntax))}
        for block in reversed(found):
            try:
                said = marks.parse(block.marks)
            except ValueError:
                said = marks.Marks()  # a bad mark is refused where pages are read
            beneath = [] if said.skip else self._output(block)
            install = () if said.skip else needs.of(tag(block.syntax), self._code(block), files)
            beneath += self._notes(said, install)
            start = lines[block.lineno - 1]
            indent = start[: len(start) - len(start.lstrip())]
            end = block.lineno + block.code.count("\n") + 1
            lines[end:end] = [indent + line for line in beneath]
        return lines

    def _code(self, block) -> str:
        """What a fence will hold, which is an include so far."""
        if tag(block.syntax) not in RUN:
            return ""
        snippets: Any = self.md.preprocessors["snippet"]
        return "\n".join(snippets.run(block.code.split("\n")))

    def _notes(self, said: marks.Marks, install: tuple[str, ...]) -> list[str]:
        text = TEXTS[self.language]
        notes = text["marks"]
        lines = []
        if install:
            lines.append(notes["needs"].format(" ".join(install)))
        if said.skip:
            lines.append(notes["skip"].format(said.skip.of(self.language)))
        if said.only_on:
            devices = text["and"].join(text["devices"][device] for device in said.devices)
            lines.append(notes["only_on"].format(devices, said.only_on.of(self.language)))
        if said.stderr:
            lines.append(notes["stderr"].format(said.stderr.of(self.language)))
        if said.since:
            lines.append(notes["since"].format(said.since))
        return [text for line in lines for text in ("", line, "{ .mark }", "")]

    def _output(self, block) -> list[str]:
        include = INCLUDE.fullmatch(block.code)
        if not include or block.expected_output is not None:
            return []
        snippets: Any = self.md.preprocessors["snippet"]
        out = beside(include, ".out")
        lines = []
        if any(os.path.isfile(os.path.join(base, out)) for base in snippets.base_path):
            lines += ["", EXPECTED_OUTPUT, *_fence(".output", out)]
        for until, name in reversed([f for base in snippets.base_path for f in older(base, out)]):
            said = TEXTS[self.language]["older"].format(until)
            lines += ["", said, f"{{ .mark {OLDER} }}", "", *_fence(f".output {OLDER}", name)]
        return lines


def _fence(classes: str, file: str) -> list[str]:
    fence = "`````"
    return [f"{fence} {{ .text {classes} .no-copy }}", f'--8<-- "{file}"', fence, ""]


class _Comments(_OfLanguage):
    """Keep the page's half of each bilingual comment in the blocks that run."""

    def run(self, lines: list[str]) -> list[str]:
        for block in fences(lines):
            if tag(block.syntax) in RUN:
                code = comments.keep(block.code, tag(block.syntax), self.language)
                before, after = block.code.split("\n"), code.split("\n")
                for line, (old, new) in enumerate(zip(before, after, strict=True), block.lineno):
                    if old != new:
                        lines[line] = lines[line].replace(old, new)
        return lines


class _NotebookLinks(Treeprocessor):
    """Let a link to a page whose notebook takes its place lead there: MkDocs knows that alone."""

    def __init__(self, md, names: list[str]):
        super().__init__(md)
        self.names = names

    def run(self, root) -> None:
        for link in root.iter("a"):
            path, mark, anchor = link.get("href", "").partition("#")
            if path.rpartition("/")[2] in self.names:
                link.set("href", f"{path.removesuffix('.md')}.ipynb{mark}{anchor}")


class VerifiedExtension(Extension):
    """``verified.pages.extension`` in mkdocs.yml; its ``language`` is the page's.

    ``notebooks`` are the pages that MkDocs leaves out for their notebooks, a line for each.
    """

    def __init__(self, **kwargs):
        self.config = {
            "language": ["zh", "a language of verified.texts"],
            "notebooks": ["", "/a.md, a line for each"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md):
        # pymdownx.snippets is at 32, superfences at 25: outputs before, comments between.
        language = self.getConfig("language")
        md.preprocessors.register(_Beneath(md, language), "verified-beneath", 40)
        md.preprocessors.register(_Comments(md, language), "verified-comments", 28)
        # Links are there after inline patterns, at 20; MkDocs resolves them at 0.
        names = [name.strip("/") for name in self.getConfig("notebooks").split()]
        md.treeprocessors.register(_NotebookLinks(md, names), "verified-notebooks", 5)


def makeExtension(**kwargs):
    """Python-Markdown's entry point."""
    return VerifiedExtension(**kwargs)
