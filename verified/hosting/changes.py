"""Whether a pull request changes prose alone, for which some jobs are not needed."""

from __future__ import annotations

import re
from pathlib import Path

from verified.hosting.github import git

_FENCE = re.compile(r"`{3,}|~{3,}")


def prose_alone(repository: Path) -> bool:
    """True where only pages change, and in them nothing that decides what is run.

    GitHub tests the merge of a pull request; its first parent is the branch it goes into.
    """
    listed = git(repository, "diff", "--name-status", "--no-renames", "-z", "HEAD^1", "HEAD")
    fields = listed.rstrip("\0").split("\0")
    for status, path in zip(fields[::2], fields[1::2], strict=False):
        if status != "M" or not (path.startswith("docs/") and path.endswith(".md")):
            return False
        before, after = (git(repository, "show", f"{at}:{path}") for at in ("HEAD^1", "HEAD"))
        if _code(before) != _code(after):
            return False
    return bool(listed)


def _code(text: str) -> list[str]:
    """The lines of a page that may decide what is run: fences, includes and marks."""
    found, end = [], ""
    for line in text.splitlines():
        bare = line.lstrip("> \t")
        fence = _FENCE.match(bare)
        if end:
            found.append(line)
            if end in bare if end == "-->" else bare.startswith(end):
                end = ""
        elif fence:
            found.append(line)
            end = fence[0]
        elif "<!--" in bare:
            found.append(line)
            end = "" if "-->" in bare.partition("<!--")[2] else "-->"
        elif "--8<--" in bare:
            found.append(line)
    return found
