"""The PyTorch versions that are supported: the bounds of pyproject.toml's requirement.

``python -m verified.versions`` prints the oldest and the newest, as JSON, for the CI matrix. It
needs the standard library only (Python 3.11).
"""

from __future__ import annotations

import json
import re
from pathlib import Path

_REQUIREMENT = re.compile(r'"torch>=([\d.]+),<=([\d.]+)"')


def supported(path: Path = Path("pyproject.toml")) -> tuple[str, str]:
    """The oldest and the newest version."""
    if match := _REQUIREMENT.search(path.read_text(encoding="utf-8")):
        return match[1], match[2]
    raise ValueError(f'{path}: there is no requirement "torch>=oldest,<=newest"')


if __name__ == "__main__":
    print(json.dumps(supported()))
