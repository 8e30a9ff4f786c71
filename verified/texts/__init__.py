"""What Python says to readers: a YAML file for each language, the same keys in each.

`LANGUAGES` are their codes in order; the first has the root of the site.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

TEXTS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.glob("*.yml"))
}
LANGUAGES = tuple(sorted(TEXTS, key=lambda code: (TEXTS[code]["folder"], code)))
