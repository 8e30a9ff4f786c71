"""The versions that are supported, of PyTorch and of Python, as pyproject.toml declares them.

``python -m verified versions`` prints what the CI matrix runs. It needs the standard library only
(Python 3.11).
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

from verified.problems import Problem, Refused

NEXT = "next"  # the release candidate, where one is out
_REQUIREMENT = re.compile(r'"torch>=([\d.]+),<=([\d.]+)"')


def supported(path: Path = Path("pyproject.toml")) -> tuple[str, str]:
    """The oldest and the newest version of PyTorch.

    Raises:
        Refused: where the file does not say both.
    """
    if match := _REQUIREMENT.search(path.read_text(encoding="utf-8")):
        return match[1], match[2]
    raise Refused([Problem(path, 1, 'there is no requirement "torch>=oldest,<=newest"')])


@cache
@cache
def installed_torch() -> str:
    """The public version of the installed PyTorch, such as 2.14.1; does not import it."""
    return version("torch").partition("+")[0]


def numbers(version: str) -> tuple[int, ...]:
    """A version's first three numbers, to compare it by."""
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


def last(until: str) -> tuple[float, ...]:
    """What the numbers of no version up to a given one exceed: 2.14 has 2.14.1, too."""
    return (*numbers(until), math.inf)[:3]


def matrix(path: Path = Path("pyproject.toml")) -> list[dict[str, str]]:
    """The oldest and the newest Python of the oldest, the newest and the next PyTorch."""
    import tomllib

    pythons = tomllib.loads(path.read_text(encoding="utf-8"))["tool"]["verified"]["python"]
    oldest, newest = supported(path)
    of = {oldest: pythons["oldest-torch"], newest: pythons["newest-torch"]}
    of[NEXT] = of[newest]
    return [{"torch": t, "python": python} for t in of for python in dict.fromkeys(of[t])]


def report() -> None:
    """Print the matrix, as GitHub reads it."""
    print(f"matrix={json.dumps(matrix())}")
