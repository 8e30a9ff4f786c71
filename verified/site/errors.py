"""The index of error messages: a page in each language, made of one table and the outputs.

``docs/errors.yml`` lists the messages, each with its cause in every language and the section that
mends it. What a message ``says`` is printed by a program of the pages, or expected by its check;
one that none raises gives ``unseen``, why. ``older`` are further wordings of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from verified.pages import Language, Page, translation
from verified.problems import Problem, Refused
from verified.project import Project
from verified.texts import LANGUAGES

TABLE = Path("docs/errors.yml")
PAGE = "errors.md"
_KEYS = {"says", "raises", "mends", "older", "unseen", *LANGUAGES}
_TRANSLATES = re.compile(r"^translates:\n(?:  .*\n)*", re.M)


def write(project: Project) -> list[Path]:
    """Write the index of each language; the files that have changed.

    Raises:
        Refused: where the table is not what it has to be.
    """
    due = list(_due(project))
    for path, text in due:
        (project.root / path).write_text(text, encoding="utf-8")
    again = project.updated({path for path, _ in due})
    for page, other in again.pairs() if due else ():
        if page.path.name == PAGE:
            translation.record(page, other)
    return [path for path, _ in due]


def outdated(project: Project) -> Iterator[Problem]:
    """An index that the table or the outputs have left behind, and what is wrong with the table."""
    try:
        for path, _ in _due(project):
            text = f"{TABLE} or an output has changed since; run `python -m verified errors`"
            yield Problem(path, 1, text)
    except Refused as refused:
        yield from refused.problems


def _due(project: Project) -> Iterator[tuple[Path, str]]:
    if not (project.root / TABLE).exists():
        return
    table = yaml.safe_load((project.root / TABLE).read_text(encoding="utf-8"))
    if problems := list(_wrong(table["messages"], project)):
        raise Refused(problems)
    for language in project.languages.values():
        path = language.docs / PAGE
        text = _page(table["page"][language.code], table["messages"], language, project)
        file = project.root / path
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        if _TRANSLATES.sub("", before) != text:
            yield path, text


def _wrong(rows: list[dict[str, Any]], project: Project) -> Iterator[Problem]:
    lines = (project.root / TABLE).read_text(encoding="utf-8").split("\n")
    seen: set[str] = set()
    for row in rows:
        says = str(row.get("says"))
        line = next((n for n, text in enumerate(lines, 1) if says[:40] in text), 1)
        if odd := {*row} - _KEYS or {"says", "raises", "mends", *LANGUAGES} - {*row}:
            yield Problem(TABLE, line, f"`{says}`: one key too many or too few, {sorted(odd)}")
            continue
        if _id(says) in seen:
            yield Problem(TABLE, line, f"`{says}` is there twice; give the other as `older`")
        seen.add(_id(says))
        for language in project.languages.values():
            if not _target(row["mends"], language, project):
                yield Problem(TABLE, line, f"`{says}`: there is no section {row['mends']}")
            if not _raised(says, language, project) and "unseen" not in row:
                yield Problem(
                    TABLE, line, f"no program prints or expects `{says}`; say `unseen`, and why"
                )
            if _raised(says, language, project) and "unseen" in row:
                yield Problem(TABLE, line, f"a program prints `{says}`; delete `unseen`")


def _target(to: str, language: Language, project: Project) -> str:
    """The title of a page's section, as ``losses.md#weights`` names it; empty where it is none."""
    name, _, id = to.partition("#")
    page = project.find(language.docs / name)
    return (
        next((section.title for section in page.sections if section.id == id), "") if page else ""
    )


def _raised(says: str, language: Language, project: Project) -> tuple[Page, str] | None:
    """The page, and in it the id of the section, whose program prints a message."""
    for page in project.of(language):
        for block in page.blocks:
            texts = (block.expected, block.check, *(older.text for older in block.older))
            if block.runs and any(says in text for text in texts):
                above = [section for section in page.sections if section.line < block.line]
                return page, above[-1].id or ""
    return None


def _id(says: str) -> str:
    """Of a message's words: its numbers are each reader's own."""
    return "-".join(re.findall(r"[a-z][a-z0-9]*", says.lower())[:9])


def _page(
    about: dict[str, str], rows: list[dict[str, Any]], language: Language, project: Project
) -> str:
    text = language.texts["errors"]
    parts = []
    for row in sorted(rows, key=lambda row: row["says"].lower().lstrip("`'\"[(")):
        id, says = _id(row["says"]), row["says"]
        to = f"[{_target(row['mends'], language, project)}]({row['mends']})"
        said = [f"`{row['raises']}`{text['then']}{row[language.code]}", text["mends"].format(to)]
        if raised := _raised(says, language, project):
            page, section = raised
            name = page.path.relative_to(language.docs).as_posix()
            if f"{name}#{section}" != row["mends"]:
                title = _target(f"{name}#{section}", language, project)
                said.append(text["raised"].format(f"[{title}]({name}#{section})"))
        else:
            said.append(row["unseen"][language.code])
        if row.get("older"):
            said.append(text["older"].format(text["or"].join(map(_code, row["older"]))))
        parts.append(f"## {_code(says)} {{ #{id} }}\n\n{text['space'].join(said)}")
    top = f"# {about['title']} {{ #errors }}\n\n{about['text'].strip()}"
    # The sections that explain come before it among the results of a search.
    front = f"---\ndescription: {about['description']}\nsearch: {{boost: 0.4}}\n---\n\n"
    return front + "\n\n".join([top, *parts]) + "\n"


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"
