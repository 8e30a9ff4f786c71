"""Git, as the workflows need it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from verified.hosting.github import GitHubError

_AUTHOR = ("-c", "user.name=docs", "-c", "user.email=docs@users.noreply.github.com")


def git(repository: Path, *command: str, **environment: str) -> str:
    """Run a command in a repository; what it prints.

    Raises:
        GitHubError: where it fails, with what it says.
    """
    result = subprocess.run(
        ["git", "-C", str(repository), *_AUTHOR, *command],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    if result.returncode:
        raise GitHubError(f"git {command[0]}: {result.stderr.strip()}")
    return result.stdout.strip()
