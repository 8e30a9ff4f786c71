"""When a page last changed, as far as git knows: its Markdown, a program or an output on it."""

from __future__ import annotations

from pathlib import Path

from verified.pages import SNIPPETS
from verified.project import Project
from verified.site.git import git


def changed(project: Project) -> dict[Path, str]:
    """The time of each page's last change.

    A page is left out where git cannot tell: without git, if something on it is not committed, and
    in a shallow clone if it has not changed since the history that is there begins.
    """
    times = {}
    below = [SNIPPETS.as_posix()]
    below += [language.docs.as_posix() for language in project.languages.values()]
    commits, dirty = _commits(below), _dirty(below)
    for page in project.pages:
        shown = (b for b in page.blocks if b.runs)
        files = {page.path, *(file for b in shown for file in b.shows)}
        names = {file.as_posix() for file in files}
        _, time = min((commits[name] for name in names if name in commits), default=(0, ""))
        if time and not names & dirty:
            times[page.path] = time
    return times


def _commits(below: list[str]) -> dict[str, tuple[int, str]]:
    """The newest commit of each file: how many are newer, and its time if that can be told."""
    shallow = git("rev-parse", "--is-shallow-repository") == "true"
    begins = git("rev-list", "--max-parents=0", "HEAD") if shallow else ""
    date = "--date=format-local:%Y-%m-%dT%H:%M:%SZ"
    form = ("--format=%x01%H %cd", date, "--name-only", "--relative", "-z", "-c")
    newest: dict[str, tuple[int, str]] = {}
    number, time = 0, ""
    for part in git("log", *form, "--", *below).split("\0"):
        if part.startswith("\1"):
            commit, _, time = part[1:].partition(" ")
            number, time = number + 1, "" if commit in begins else time
        else:
            newest.setdefault(part.lstrip("\n"), (number, time))
    return newest


def _dirty(below: list[str]) -> set[str]:
    """The files that are not as they were committed."""
    changed = git("diff", "--name-only", "--relative", "-z", "HEAD", "--", *below)
    new = git("ls-files", "--others", "--exclude-standard", "-z", "--", *below)
    return {*changed.split("\0"), *new.split("\0")}
