"""Bilingual comments: of ``# 中文 | English`` each page shows its own half."""

from __future__ import annotations

import ast
import builtins
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment

from verified.texts import LANGUAGES

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2}")
# A comment begins a word. The text of a here-document, or what nests strings, may only look so.
_BASH = re.compile(
    r"""\\.[^\s;'"\\`$]*|\$'(?:\\.|[^'\\])*'|'[^']*'|"(?:\\.|\$\{\w+\}|\$(?![({])|[^"\\`$])*\""""
    r"""|\$\{\w+\}|\$\(\([\w+*/% -]*\)\)|(?P<comment>(?<![^ \t\n;])#[^\n]*)"""
    r"""|(?P<odd>(?<!<)<<(?!<)|["'`]|\$\{|\(\()|.""",
    re.S,
)
_TOOLS = "type fmt mypy ruff pragma pylint pyright isort flake8 yapf cspell codespell doctest vim"
_DIRECTIVE = re.compile(
    rf"({_TOOLS.replace(' ', '|')}):|noqa\b|nosec\b|-\*-|coding[:=]|!|--8<-- \[", re.ASCII
)
_LINK = re.compile(r"https?://\S+")
_BETWEEN = re.compile("->|=>|→|⇒")  # of two shapes, say


def keep(code: str, tag: str, language: str) -> str:
    """Return the code with each bilingual comment cut to the half in ``language``."""

    def half(comment: str) -> str:
        halves = None if _fault(comment) else _halves(comment)
        return f"# {halves[min(LANGUAGES.index(language), len(halves) - 1)]}" if halves else comment

    return _replace(code, tag, half)


def drop(code: str, tag: str) -> str:
    """Return the code without comments: the same program, whichever language's page shows it."""
    without = _replace(code, tag, lambda c: c if _DIRECTIVE.match(c.lstrip("# ")) else "")
    return "\n".join(line.rstrip() for line in without.split("\n"))


def _replace(code: str, tag: str, change: Callable[[str], str]) -> str:
    """The code with each comment changed."""
    pieces: list[str] = []
    end = 0
    for start, text in _comments(code, tag):
        pieces += code[end:start], change(text)
        end = start + len(text)
    return "".join([*pieces, code[end:]])


def faults(code: str, tag: str) -> Iterator[tuple[int, str]]:
    """Yield (line, message) for each comment that speaks one language only."""
    for start, text in _comments(code, tag):
        if fault := _fault(text):
            yield code.count("\n", 0, start) + 1, f"{fault}: {text}"
    if tag == "bash" and (odd := next((t for t in _BASH.finditer(code) if t["odd"]), None)):
        for found in re.finditer("(?:^|[ \t;])#.*", code[odd.start() :], re.M):
            if _HAN.search(found[0]):
                line = code.count("\n", 0, odd.start() + found.start()) + 1
                said = f"after `{odd[0]}` this may be text, and no comment; write it above that"
                yield line, f"{said}: {found[0].strip()}"


def told(code: str, tag: str, output: str) -> Iterator[tuple[int, str]]:
    """Yield (line, message) for each comment of which an output shows a half."""
    for start, text in _comments(code, tag):
        if any(f"# {half}" in output for half in _halves(text) or ()):
            said = "the output shows this comment, which is another in each language; move it"
            yield code.count("\n", 0, start) + 1, f"{said}: {text}"


@cache
def _comments(code: str, tag: str) -> tuple[tuple[int, str], ...]:
    """The (offset, text) of each ``#`` comment."""
    if tag == "bash":
        return tuple(_in_bash(code))
    with suppress(tokenize.TokenError, SyntaxError):
        return tuple(_in_python(code))
    return tuple(_highlighted(code, tag))  # what is not Python is refused where pages are checked


def _in_python(code: str) -> Iterator[tuple[int, str]]:
    """Python's own tokenizer knows best; where there is no string, each # begins a comment."""
    if not {"'", '"'} & set(code):
        found = [(comment.start(), comment[0]) for comment in re.finditer("#.*", code)]
    else:
        starts = [0, *(line.end() for line in re.finditer("\n", code))]
        tokens = tokenize.generate_tokens(io.StringIO(code).readline)
        comments = (token for token in tokens if token.type == tokenize.COMMENT)
        found = [(starts[t.start[0] - 1] + t.start[1], t.string) for t in comments]
    return (each for each in found if not (each[0] == 0 and each[1].startswith("#!")))


def _in_bash(code: str) -> Iterator[tuple[int, str]]:
    """Up to what hides from us where strings end: of what follows, each page shows all."""
    for token in _BASH.finditer(code):
        if token.lastgroup == "odd":
            return
        if token.lastgroup == "comment" and not (token.start() == 0 and token[0].startswith("#!")):
            yield token.start(), token[0]


def _highlighted(code: str, tag: str) -> Iterator[tuple[int, str]]:
    lexer = get_lexer_by_name(tag, stripnl=False, ensurenl=False)
    for start, kind, text in lexer.get_tokens_unprocessed(f"{code}\n"):  # bash's wants an end
        if kind in Comment and kind is not Comment.Hashbang and text.startswith("#"):
            yield start, text.rstrip("\n")


def _halves(comment: str) -> list[str] | None:
    """Chinese, English and so on; a language that has none of its own takes the last."""
    text = comment.lstrip("#")
    each, rest = divmod(text.count(" | ") + 1, len(LANGUAGES))
    if each > 1 and not rest:  # the code that each half shows has bars itself
        parts = text.split(" | ")
        halves = [" | ".join(parts[i : i + each]).strip() for i in range(0, len(parts), each)]
    else:
        halves = [half.strip() for half in text.split(" | ", len(LANGUAGES) - 1)]
    return halves if len(halves) > 1 and _HAN.search(halves[0]) else None


def _fault(comment: str) -> str | None:
    text = comment.lstrip("#").strip()
    if halves := _halves(comment):
        if not halves[1] or _HAN.search(halves[1]):
            return "the English half of this comment is missing; write `# 中文 | English`"
    elif _HAN.search(text):
        return "this comment has no English half; write `# 中文 | English`"
    elif not _neutral(text):
        return "this comment has no Chinese half; write `# 中文 | English`"
    return None


def _neutral(text: str) -> bool:
    """True for a comment in no language: a directive, a link, a number, a shape, an expression."""
    if _DIRECTIVE.match(text) or not _WORD.search(text := _LINK.sub("", text).strip()):
        return True
    if text.isalpha():
        return hasattr(builtins, text)
    try:
        body = ast.parse(_BETWEEN.sub(",", text).replace("×", "*")).body
    except SyntaxError:
        return False
    return all(isinstance(of, ast.Expr | ast.Assign) for of in body)
