"""Whether site/ is what would be built again: of all that a build reads, nothing has changed.

And whether nothing would be run before: then the whole project was verified as it is.

Imports nothing that takes time, so that a build with nothing to do ends at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Collection
from pathlib import Path
from typing import Any

from verified.devices import DEVICES
from verified.site.git import git

RECORD = Path(".verified/site.json")
_READ = ("docs", "snippets", "verified", "mkdocs.yml", "pyproject.toml", ".verified/evidence.json")
_LEFT_OUT = (".pyc", ".ipynb")
VARIABLES = ("SITE_URL", "SITE_URL_EN", "REPO_URL")


def unchanged(site: Path, verified: bool = False) -> bool:
    """True where the site stands as it was built, of what is there now.

    Args:
        verified: ask, too, that on every device that may be here nothing was left to run.
    """
    try:
        known: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
        whole = set(known.pop("whole"))
    except (OSError, ValueError, LookupError, AttributeError):
        return False
    return known == _state(site) and not (verified and devices_here() - whole)


def devices_here() -> set[str]:
    """The devices that may be here; only PyTorch can tell."""
    return {name for name, row in DEVICES.items() if not row.hardware or row.may_be_there}


def record(site: Path, whole: Collection[str]) -> None:
    """Remember what the site was just built of, and the devices with nothing left to run."""
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    known = {**_state(site), "whole": sorted(whole)}
    RECORD.write_text(json.dumps(known), encoding="utf-8")


def _state(site: Path) -> dict[str, str]:
    inputs = hashlib.sha256()
    for name in (*_READ, *sorted(map(str, Path().glob("mkdocs.*.yml")))):
        for path in _files(Path(name)):
            if path.suffix not in _LEFT_OUT:
                inputs.update(_stamp(path))
    # The footer names the commit, and whether files differ from it.
    commit = git("log", "-1", "--format=%H %cs"), git("status", "--porcelain")
    installed = sorted(os.listdir(sysconfig.get_paths()["purelib"]))
    variables = [os.environ.get(name) for name in VARIABLES]
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
