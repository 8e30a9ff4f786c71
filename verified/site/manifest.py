"""The manifest of a built site: its pages, their programs, and the state of each, as data.

Publishing and the comment of a pull request read it; nothing reads our sentences.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from verified.devices import CPU
from verified.hosting.manifest import NAME
from verified.pages import Page
from verified.problems import Problem
from verified.project import Project
from verified.verify.evidence import Evidence, installed_torch


def write(
    site: Path, project: Project, known: Evidence, problems: Mapping[Path, list[Problem]]
) -> None:
    """Write it into a site.

    A page has its ``address``, its ``language``, its ``programs`` that the CPU has to run, each
    with its state there, the names of programs that ``failed`` on any device, and how many
    ``problems`` keep it from being published. A preview has pages that nobody can read: no program
    of theirs is known.
    """
    torch = installed_torch()
    pages = []
    for path, (page, wrong) in project.found.items():
        [language] = (one for one in project.languages.values() if path.is_relative_to(one.docs))
        folder = (language.folder / language.url(path)).as_posix()
        if not (site / folder / "index.html").exists():
            continue
        states = _states(page, known, torch) if page else {}
        pages.append(
            {
                "address": "/" if folder == "." else f"{folder}/",
                "language": language.code,
                "programs": {n: s[CPU.name] for n, s in states.items() if CPU.name in s},
                "failed": [name for name, s in states.items() if "failed" in s.values()],
                "problems": len({*wrong, *problems.get(path, ())}),
            }
        )
    folders = {language.code: str(language.folder) for language in project.languages.values()}
    data = {
        "languages": {code: "" if folder == "." else folder for code, folder in folders.items()},
        "pages": pages,
    }
    (site / NAME).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _states(page: Page, known: Evidence, torch: str) -> dict[str, dict[str, str]]:
    """The state of each program of a page on each of its devices."""
    return {
        block.name: {device: known.state(block, device, torch) for device in block.devices}
        for block in page.blocks
        if block.runs
    }
