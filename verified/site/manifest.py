"""The manifest of a built site: its pages, their programs, and the state of each, as data.

Publishing and the comment of a pull request read it; nothing reads our sentences.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from verified.devices import CPU
from verified.hosting.manifest import NAME
from verified.problems import Problem
from verified.project import Project
from verified.verify.evidence import Evidence, installed_torch


def write(
    site: Path, project: Project, known: Evidence, problems: Mapping[Path, list[Problem]]
) -> None:
    """Write it into a site.

    A page has its ``address``, its ``language``, its ``programs`` that the CPU has to run, each
    with its state there, the names of programs that ``failed`` on any device, and how many
    ``problems`` keep it from being published.
    """
    torch = installed_torch()
    pages = []
    for page in project.pages:
        runs = {block.name: block for block in page.blocks if block.runs}
        states = {
            name: {device: known.state(block, device, torch) for device in block.devices}
            for name, block in runs.items()
        }
        pages.append(
            {
                "address": page.folder.strip("/") + "/" * bool(page.folder.strip("/")) or "/",
                "language": page.language.code,
                "programs": {n: s[CPU.name] for n, s in states.items() if CPU.name in s},
                "failed": [name for name, s in states.items() if "failed" in s.values()],
                "problems": len({*project.found[page.path][1], *problems.get(page.path, ())}),
            }
        )
    folders = {language.code: str(language.folder) for language in project.languages.values()}
    data = {
        "languages": {code: "" if folder == "." else folder for code, folder in folders.items()},
        "pages": pages,
    }
    (site / NAME).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
