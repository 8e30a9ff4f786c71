"""A drawing among the pages shows shapes and labels: no script, no code, nothing from elsewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from verified.pages import checks
from verified.problems import Problem

ELEMENTS = re.compile(
    "svg|g|defs|symbol|use|title|desc|style|path|rect|circle|ellipse|line|polyline|polygon|text|"
    "tspan|marker|pattern|clipPath|mask|linearGradient|radialGradient|stop"
)
REFERENCES = ("href", "src", "base")  # whatever a file calls the namespace of xlink
# A backslash writes any of them in another way; the rest shows letters in another order.
_ELSEWHERE = re.compile(r"@import|url\(\s*[\"']?(?!#)|image-set|content\s*:|\\|\bbidi|rtl\b", re.I)


def faults(root: Path, paths: list[Path]) -> Iterator[Problem]:
    """What the drawings among these files may not hold."""
    for path in paths:
        if path.suffix == ".svg" and (root / path).exists():
            for line, said in sorted(_Drawing((root / path).read_bytes()).faults):
                yield Problem(path, line, said)


class _Drawing:
    """One drawing, read by the parser's events, which know their lines."""

    def __init__(self, data: bytes):
        self.faults: set[tuple[int, str]] = set()
        self._open: list[str] = []
        self._label = self._style = ""
        self._labelled = self._named = False
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = lambda *_: self._say("a processing instruction")
        parser.StartDoctypeDeclHandler = lambda *_: self._say("a document type")
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            self.faults.add((error.lineno, f"no SVG: {expat.ErrorString(error.code)}"))
            return
        if self._labelled and not self._named:
            said = "labels without a <title>; say first what the drawing shows"
            self.faults.add((1, said))

    def _say(self, what: str) -> None:
        said = f"{what}; a drawing has shapes and labels alone"
        self.faults.add((self._parser.CurrentLineNumber, said))

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        if not ELEMENTS.fullmatch(element):
            self._say(f"<{element}>")
        for name, value in attributes.items():
            if name.lower().startswith("on"):
                self._say(f'{name}="…"')
            elif (
                name.rpartition(":")[2] in REFERENCES and not value.startswith("#")
            ) or _ELSEWHERE.search(value):
                self._say(f'{name}="{value}"')
        self._open.append(element)

    def _end(self, element: str) -> None:
        if element == "text" and _is_code(self._label):
            said = f"code in a drawing, `{self._label.strip()[:60]}`, which nothing runs"
            self.faults.add((self._parser.CurrentLineNumber, f"{said}; show it as a block"))
        if element == "text":
            for _, said in checks.unseen(self._label):
                self.faults.add((self._parser.CurrentLineNumber, said))
            self._label = ""
        if element == "style" and (odd := _ELSEWHERE.search(self._style)):
            self._say(f"`{odd[0]}`")  # it comes in pieces: a line, an entity
        self._open.pop()

    def _text(self, text: str) -> None:
        if "style" in self._open:
            self._style += text
        if "text" in self._open:
            self._label += text
            self._labelled = True
        if self._open[-1] == "title":
            self._named = self._named or bool(text.strip())


def _is_code(label: str) -> bool:
    """True for a label that is a statement or a call."""
    label = " ".join(label.split()).removeprefix(">>> ")  # whatever blanks are between
    try:
        body = ast.parse(label).body
    except SyntaxError:
        return False
    return any(not isinstance(of, ast.Expr) or isinstance(of.value, ast.Call) for of in body)
