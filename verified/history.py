"""When a page last changed, as far as git knows: its Markdown, a program or an output on it."""

from __future__ import annotations

import os
import subprocess

from verified import pages
from verified.problems import Refused


def changed(language: str) -> dict[str, str]:
    """The time of each page's last change, by its path below the language's pages.

    A page is left out where git cannot tell: without git, if something on it is not committed, and
    in a shallow clone if it has not changed since the history that is there begins.
    """
    times = {}
    begins = _git("rev-list", "--max-parents=0", "HEAD") if _shallow() else ""
    for path in pages.sources(language):
        try:
            page = pages.read(path, language)
        except Refused:
            continue  # told where pages are accounted for
        files = {path, *(file for b in page.blocks if b.runs for file in (b.snippet, b.output))}
        names = sorted(str(file) for file in files if file.exists())
        date = "--date=format-local:%Y-%m-%dT%H:%M:%SZ"
        commit, _, time = _git("log", "-1", "--format=%H %cd", date, "--", *names).partition(" ")
        if commit and commit not in begins and not _git("status", "--porcelain", "--", *names):
            times[path.relative_to(pages.docs(language)).as_posix()] = time
    return times


def _shallow() -> bool:
    return _git("rev-parse", "--is-shallow-repository") == "true"


def _git(*arguments: str) -> str:
    """What git says; nothing where there is no git, or no repository."""
    try:
        return subprocess.run(
            ["git", *arguments], env={**os.environ, "TZ": "UTC"}, capture_output=True, text=True
        ).stdout.strip()
    except FileNotFoundError:
        return ""
