"""What holds without running a block: pages and marks, translations, links, style of the prose."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from verified.pages import SNIPPETS, translation
from verified.pages.fences import fences, inside
from verified.pages.sections import sections
from verified.problems import Problem
from verified.project import Project
from verified.site import errors, names, releases, urls
from verified.versions import supported

_FOUND = re.compile(r"(?P<file>[^:\n]+):(?P<line>\d+):(?:\d+:)? *(?P<text>.+)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)")
_CHINESE = re.compile(r"\bzh\b")  # in the name of a file


def check(project: Project) -> list[Problem]:
    """Every problem of the pages, and of the texts beside them, that shows without a run."""
    root = project.root
    texts = sorted(path.relative_to(root) for path in root.glob("*.md"))
    prose = [*project.found, *texts]
    waiting = [*_tools(root, prose)]  # while we look on
    glossary = root / translation.GLOSSARY
    terms = yaml.safe_load(glossary.read_text(encoding="utf-8")) if glossary.exists() else ()
    found = [*project.problems]
    for pair in project.pairs():
        found += translation.unequal(*pair)
        found += translation.outdated(*pair)
        found += translation.terms(*pair, terms)
    for page in project.pages:
        found += urls.dead(page, project)
        found += names.faults(page)
        found += releases.faults(page, *supported(root / "pyproject.toml"))
    found += errors.outdated(project)
    for path in texts:
        found += _dead(root, path)
    for path in filter(_is_chinese, prose):
        found += _typography(root, path)
    for process in waiting:
        found += _said(process, root)
    return sorted(set(found))


def mend(project: Project) -> list[Path]:
    """Mend the typography of Chinese prose; the files that have changed."""
    import autocorrect_py

    changed = []
    for path in filter(_is_chinese, [*project.found, *project.root.glob("*.md")]):
        before = (project.root / path).read_text(encoding="utf-8")
        after = autocorrect_py.format_for(before, str(path))
        if after != before:
            (project.root / path).write_text(after, encoding="utf-8")
            changed.append(path)
    return changed


def _is_chinese(path: Path) -> bool:
    return bool(_CHINESE.search(path.as_posix()))


def _typography(root: Path, path: Path) -> Iterator[Problem]:
    import autocorrect_py

    text = (root / path).read_text(encoding="utf-8")
    for line in autocorrect_py.lint_for(text, str(path)).lines:
        yield Problem(path, line.line, f"typography: {line.old} → {line.new}; `make format`")


def _tools(root: Path, prose: list[Path]) -> Iterator[subprocess.Popen[str]]:
    """What looks at Markdown and at English spelling, already at work."""
    snippets = [p.relative_to(root) for p in sorted((root / SNIPPETS).rglob("*.[ps][yh]"))]
    english = [path for path in prose if not _is_chinese(path)]
    for command in (["pymarkdown", "scan", *prose], ["codespell_lib", *english, *snippets]):
        yield subprocess.Popen(
            [sys.executable, "-m", *map(str, command)],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )


def _said(process: subprocess.Popen[str], root: Path) -> Iterator[Problem]:
    """What a tool has found; whatever else it prints is a problem of its configuration."""
    for line in filter(str.strip, process.communicate()[0].splitlines()):
        if match := _FOUND.fullmatch(line):
            path = Path(match["file"].removeprefix(f"{root.resolve()}/"))
            yield Problem(path, int(match["line"]), match["text"])
        else:
            yield Problem(Path("pyproject.toml"), 1, line)


def _dead(root: Path, path: Path) -> Iterator[Problem]:
    """Links of a text beside the pages to a file or a heading that is not there."""
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    code = inside(fences(lines))
    for n, line in enumerate(lines, 1):
        for to in _LINK.findall("" if n in code else re.sub("`[^`]*`", "``", line)):
            name, _, anchor = to.partition("#")
            target = root / path.parent / name if name else root / path
            if re.match(r"[a-z]+:", to):
                continue
            if not target.exists():
                yield Problem(path, n, f"a dead link, {to}: there is no {name}")
            elif anchor and anchor not in _anchors(target):
                yield Problem(path, n, f"a dead link, {to}: no heading of {name or path} is that")


def _anchors(path: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a text."""
    lines = path.read_text(encoding="utf-8").split("\n")
    titles = [section.title for section in sections(lines, inside(fences(lines)))]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
