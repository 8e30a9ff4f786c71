"""Whether a pull request changes prose alone, for which some jobs are not needed."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from verified.hosting.git import git

_FENCE = re.compile(r"`{3,}|~{3,}")


def prose_alone(repository: Path, before: str = "HEAD^1", after: str = "HEAD") -> bool:
    """True where only pages change, and in them nothing that decides what is run.

    GitHub tests the merge of a pull request; its first parent is the branch it goes into.
    """
    listed = git(repository, "diff", "--name-status", "--no-renames", "-z", before, after)
    fields = listed.rstrip("\0").split("\0")
    changed = list(zip(fields[::2], fields[1::2], strict=False))
    return bool(changed) and all(
        status == "M"
        and PurePosixPath(path).parts[0] == "docs"
        and path.endswith(".md")
        and _code(git(repository, "show", f"{before}:{path}"))
        == _code(git(repository, "show", f"{after}:{path}"))
        for status, path in changed
    )


def _code(text: str) -> list[str]:
    """The lines of a page that may decide what is run: fences, includes and marks."""
    found, end = [], ""
    for line in text.splitlines():
        bare = line.strip("> \t")
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
