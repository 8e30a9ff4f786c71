"""What git knows of the files, wherever there is a git that knows something."""

from __future__ import annotations

import os
import subprocess


def git(*command: str) -> str:
    """What git says, its times in UTC; nothing where it fails, or there is no git."""
    environment = {**os.environ, "TZ": "UTC"}
    try:
        run = subprocess.run(["git", *command], env=environment, capture_output=True)
    except FileNotFoundError:
        return ""
    return run.stdout.decode(errors="surrogateescape").strip()
