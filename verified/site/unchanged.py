"""Whether site/ is what would be built again: of all that a build reads, nothing has changed.

Imports nothing that takes time, so that a build with nothing to do ends at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
from pathlib import Path

from verified.site.git import git

RECORD = Path(".verified/site.json")
_READ = ("docs", "snippets", "verified", "mkdocs.yml", "pyproject.toml", ".verified/evidence.json")
_LEFT_OUT = (".pyc", ".ipynb")
_VARIABLES = ("SITE_URL", "SITE_URL_EN", "REPO_URL", "SITE_BUILD")


def unchanged(site: Path) -> bool:
    """True where the site stands as it was built, of what is there now."""
    try:
        return json.loads(RECORD.read_text(encoding="utf-8")) == _state(site)
    except (OSError, ValueError):
        return False


def record(site: Path) -> None:
    """Remember what the site was just built of."""
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    RECORD.write_text(json.dumps(_state(site)), encoding="utf-8")


def _state(site: Path) -> dict[str, str]:
    inputs = hashlib.sha256()
    for name in (*_READ, *sorted(map(str, Path().glob("mkdocs.*.yml")))):
        for path in _files(Path(name)):
            if path.suffix not in _LEFT_OUT:
                inputs.update(_stamp(path))
    # The footer names the commit, and whether files differ from it.
    commit = git("log", "-1", "--format=%H %cs"), git("status", "--porcelain")
    installed = sorted(os.listdir(sysconfig.get_paths()["purelib"]))
    variables = [os.environ.get(name) for name in _VARIABLES]
    inputs.update(repr([commit, sys.version, installed, variables]).encode())
    built = hashlib.sha256()
    for path in _files(site):
        built.update(_stamp(path))
    return {"inputs": inputs.hexdigest(), "site": built.hexdigest()}


def _stamp(path: Path) -> bytes:
    stat = path.stat()
    return f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode()


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(p for p in path.rglob("*") if p.is_file())
    return [path] if path.exists() else []
