"""One page: read, expanded as the site's own Markdown does it, its blocks found and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.meta import YAML_RE
from pymdownx.snippets import SnippetMissingError

from verified.pages import checks, comments, marks, markup, plain
from verified.pages.block import NO_FILE, SNIPPETS, Block, Older, Page
from verified.pages.fences import (
    INCLUDE,
    OLDER,
    PICTURE,
    RUN,
    beside,
    fences,
    inside,
    older,
    tag,
    title,
)
from verified.pages.language import Language
from verified.pages.sections import sections
from verified.problems import Problem, Refused

# What a page may say of itself: anything else could change how it is built.
META = ("title", "description", "tags", "categories", "date", "search", "translates")
SEARCH = ("also", "boost", "exclude")
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as quick, where it was built
_COMMENTS, _FENCES = "verified-comments", "fenced_code_block"  # steps of the Markdown


def read(path: Path, language: Language) -> tuple[Page | None, list[Problem]]:
    """Read one page.

    Returns:
        The page, with those of its blocks that could be read; none where it cannot be told what
        its blocks are. And the problems of the page and of the snippets that it shows.
    """
    try:
        return _read(path, language)
    except Refused as refused:
        return None, refused.problems
    except OSError as error:
        said = f"cannot be read: {error.strerror}; a name that ends in .md is that of a page's file"
        return None, [Problem(path, 1, said)]


def _read(path: Path, language: Language) -> tuple[Page, list[Problem]]:
    root = language.root
    text = checks.text_of(root / path, path)
    if unseen := [Problem(path, n, said) for n, said in checks.unseen(text)]:
        raise Refused(unseen)  # what Markdown, YAML and we make of it would differ
    meta, body = _front_matter(path, text)
    lines = body.split("\n")
    offset = text[: len(text) - len(body)].count("\n")

    written = _fences(path, lines, offset)
    odd = [*checks.lines(lines, written), *plain.faults(lines, inside(written))]
    try:
        odd += markup.faults(lines, inside(written), language.markdown)
    except RuntimeError:  # a line that ends one fence and begins another
        odd.append(_never_closed(lines))
    problems = [Problem(path, n + offset, said) for n, said in odd]
    if unfit := list(checks.included(written, root, SNIPPETS)):
        raise Refused([*problems, *unfit])
    try:
        expanded = language.expand(list(lines), until=_COMMENTS)
    except SnippetMissingError as error:
        raise Refused([*problems, _missing(path, lines, offset, error)]) from None
    except UnicodeDecodeError as error:
        raise Refused([*problems, Problem(path, 1, f"a snippet is not UTF-8: {error}")]) from None
    shown = fences(expanded)
    if len(shown) != len(written):
        said = "an include brings in code blocks of its own; write each fence in the page"
        raise Refused([*problems, Problem(path, 1, said)])

    ends = [block.lineno + block.code.count("\n") + 1 for block in written]
    starts = [*(block.lineno for block in written), len(lines) + 1][1:]
    blocks = []
    for raw, full, end, next_start in zip(written, shown, ends, starts, strict=True):
        line = raw.lineno + offset
        wrong_marks = False
        try:
            block_marks = marks.parse(raw.marks)
        except ValueError as error:
            problems.append(Problem(path, line, str(error)))
            block_marks, wrong_marks = marks.Marks(), True  # the preview shows every block
        for reason in block_marks.reasons:  # a line of prose, too
            prose = [reason.of(language.code)]
            problems += [Problem(path, line, said) for _, said in plain.faults(prose, set())]
            unlike = markup.faults(prose, set(), language.markdown)
            problems += [Problem(path, line, said) for _, said in unlike]
        include = INCLUDE.fullmatch(raw.code)
        kind, source = tag(raw.syntax), _ended(full.code)
        below = map(PICTURE.match, lines[end : next_start - 1])
        block = Block(
            page=path,
            line=line,
            tag=kind,
            code=comments.keep(source, kind, language.code) if kind in RUN else source,
            program=comments.drop(source, kind) if kind in RUN else source,
            snippet=SNIPPETS / include["path"] if include else NO_FILE,
            output=SNIPPETS / beside(include, ".out") if include else NO_FILE,
            title=title(raw.syntax),
            expected=_ended(full.expected_output) if full.expected_output else "",
            marks=block_marks,
            alts=tuple(match[1] for match in below if match),
            older=_older(include, root),
            **_check(include, root),
        )
        problems += () if wrong_marks else checks.block(block, root)
        problems += [Problem(path, line, said) for said in checks.beyond(raw.syntax, block.code)]
        blocks.append(block)
    found = tuple(sections(lines, inside(written), offset))
    begin = next((n for n, line in enumerate(lines, 1) if line.strip()), 1) + offset
    if not found or (found[0].level, found[0].line) != (1, begin):  # MkDocs looks no further
        problems.append(Problem(path, begin, "no title; begin with `# Title { #id }`"))
    for empty in (section for section in found if not section.title):
        problems.append(Problem(path, empty.line, "a heading without words; write `## Title`"))
    if (form := _unfit(meta)) is not None:
        problems.append(Problem(path, _row(text, "search"), form))
    for id in synonyms(meta).keys() - {section.id for section in found}:
        said = f"no section `{id}` to find by these words; name one by its id"
        problems.append(Problem(path, _row(text, id), said))
    files = tuple((block.title, block.code) for block in blocks if block.title)
    for block in blocks:
        problems += checks.imports(block, blocks, dict(files), root)
    page = Page(
        path=path,
        language=language,
        meta=meta,
        text=text,
        offset=offset,
        lines=tuple(lines),
        expanded=tuple(language.expand(expanded, begin=_COMMENTS, until=_FENCES)),
        sections=found,
        blocks=tuple(replace(b, files=files) if b.tag == "bash" else b for b in blocks),
    )
    return page, problems


def _front_matter(path: Path, text: str) -> tuple[dict[str, Any], str]:
    """The metadata and the Markdown below it, as MkDocs tells them apart."""
    match = YAML_RE.match(text)
    if not match:
        if text.startswith("---"):
            said = "front matter that never ends; end it with `---`, or write `***` for a rule"
            raise Refused([Problem(path, 1, said)])
        return {}, text
    try:
        meta = yaml.load(match[1], _YAML) or {}
    except (yaml.YAMLError, ValueError) as error:  # ValueError: 2023-02-30, say
        mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or error
        said = f"invalid YAML in the front matter: {what}; mend the value, or quote it"
        raise Refused([Problem(path, line, said)]) from None
    if not isinstance(meta, dict):
        said = "the front matter has no `key: value`; write `title: …`, or `***` for a rule"
        raise Refused([Problem(path, 1, said)])
    if odd := [Problem(path, _row(text, key), said) for key, said in _odd(meta)]:
        raise Refused(odd)
    return meta, text[match.end() :].lstrip("\n")


def _odd(meta: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the site's theme could make no page of, or another one: keys, and what to write."""
    for key, value in meta.items():
        if key not in META:
            may = ", ".join(META)
            yield str(key), f"`{key}` is nothing that a page may say of itself; it may give {may}"
        elif key in ("title", "description") and value:
            if not isinstance(value, str) or re.search(r'["<>\n]', value):
                yield key, f'a {key} is one line of text without `"`, `<` and `>`; quote a number'
        elif key == "title":
            yield key, "an empty title; delete the line, and the heading is the title"
        elif key == "tags" and value is not None:
            words = value if isinstance(value, list) else [None]
            if not all(isinstance(word, str) and not re.search(r'["<>\n]', word) for word in words):
                yield key, "`tags` is a list of words; write `tags: [word]`, and quote a number"
    search = found if isinstance(found := meta.get("search"), dict) else {}
    for key in search.keys() - SEARCH:  # a word that is misspelt would be lost
        said = f"`{key}` is nothing that a page may say to the search; it may give"
        yield str(key), f"{said} {', '.join(SEARCH)}"
    boost = search.get("boost", 1)
    if isinstance(boost, bool) or not (isinstance(boost, int | float) and isfinite(boost)):
        yield "boost", "`boost` is a number; write `search: {boost: 2}`"


def _row(text: str, word: str) -> int:
    """The first line of a page that has a word."""
    rows = enumerate(text.split("\n"), 1)
    return next((n for n, row in rows if re.search(rf"\b{re.escape(word)}\b", row)), 1)


def synonyms(meta: Mapping[str, Any]) -> dict[str, str]:
    """The further words by which a page's sections are found, by their ids."""
    if _unfit(meta):
        return {}
    also = (meta.get("search") or {}).get("also") or {}
    return {id: "，".join(_words(words)) for id, words in also.items()}


def _unfit(meta: Mapping[str, Any]) -> str | None:
    """What is wrong with the form of a page's words for the search."""
    search = meta.get("search") or {}
    also = (search.get("also") or {}) if isinstance(search, dict) else None
    if isinstance(also, dict) and all(
        isinstance(id, str) and words and all(isinstance(word, str) for word in _words(words))
        for id, words in also.items()
    ):
        return None
    return "write further words by section, `search: {also: {id: [word, more words]}}`"


def _words(words: Any) -> list[Any]:
    return words if isinstance(words, list) else [words]


def _fences(path: Path, lines: list[str], offset: int) -> list:
    ours = [n for n, line in enumerate(lines, 1) if re.match(rf"\s*```.*\{OLDER}\b", line)]
    if ours:
        said = f"`{OLDER}` is what the site writes of older outputs; name the language alone"
        raise Refused([Problem(path, n + offset, said) for n in ours])
    try:
        return fences(lines)
    except RuntimeError:
        if refused := [Problem(path, n + offset, said) for n, said in checks.lines(lines, [])]:
            raise Refused(refused) from None
        line, said = _never_closed(lines)
        raise Refused([Problem(path, line + offset, said)]) from None


def _never_closed(lines: list[str]) -> tuple[int, str]:
    """The fence that another follows, or the end of the page, and that none has closed."""
    opened, ticks = 0, ""
    for n, line in enumerate(lines, 1):
        if not (fence := re.match(r"\s*(`{3,})(.*)", line)):
            continue
        if "`" in fence[2]:
            return n, checks.TICKS
        if not opened:
            opened, ticks = n, fence[1]
        elif len(fence[1]) >= len(ticks):
            if fence[2].strip():
                break
            opened = 0
    return opened or 1, "this fence is never closed"


def _missing(path: Path, lines: list[str], offset: int, error: SnippetMissingError) -> Problem:
    named = re.findall(r"'([^']*)'", str(error))
    line = next((i for i, text in enumerate(lines, 1) if named and named[0] in text), 1)
    if "section" in str(error):
        hint = "mark it in the snippet with `# --8<-- [start:name]`, or include the whole file"
    else:
        hint = "create it below snippets/, or mend the path"
    return Problem(path, line + offset, f"{error}; {hint}")


def _check(include: re.Match | None, root: Path) -> dict[str, Any]:
    """The check beside an included snippet, if it has one."""
    if not include:
        return {}
    file = SNIPPETS / beside(include, ".check.py")
    if not (root / file).is_file():
        return {}
    return {"check_file": file, "check": _ended(checks.text_of(root / file, file))}


def _older(include: re.Match | None, root: Path) -> tuple[Older, ...]:
    """What older versions of PyTorch print, as the files beside an included snippet say."""
    names = older(root / SNIPPETS, beside(include, ".out")) if include else []
    files = [(until, SNIPPETS / name) for until, name in names]
    return tuple(Older(u, file, _ended(checks.text_of(root / file, file))) for u, file in files)


def _ended(text: str) -> str:
    """The text with one line end at its end; an include brings one more."""
    return text.rstrip("\n") + "\n"


def missing_translations(pages: dict[Language, list[Path]]) -> Iterator[Problem]:
    """Pages that are not in each language."""
    names = {lang: {path.relative_to(lang.docs) for path in paths} for lang, paths in pages.items()}
    for language, own in names.items():
        for other in pages:
            for name in sorted(own - names[other]):
                text = f"there is no {other.docs / name}; write it, every page is in each language"
                yield Problem(language.docs / name, 1, text)
