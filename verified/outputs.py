"""What a block printed, held against what its page shows."""

from __future__ import annotations

import difflib
import re

DECIMALS = 4  # what PyTorch prints; more are compared if shown, fewer make nothing looser
RELATIVE = 1e-6  # single precision

_FLOAT = re.compile(r"(?<![\w.])-?(?:\d+\.\d*(?:e[-+]?\d+)?|\d+e[-+]?\d+)(?![\w.]*\w)", re.I)


def normal(text: str) -> str:
    """The text as Markdown keeps it: tabs are spaces, blank lines are empty."""
    lines = (line if line.strip() else "" for line in text.expandtabs(4).split("\n"))
    return "\n".join(lines).rstrip("\n")


def agree(expected: str, actual: str) -> bool:
    """True where the texts are equal but for floats, and these to the precision shown.

    A float may differ by one in the last decimal shown, of four at least, or by single precision's
    share of its size, whichever is more.
    """
    expected, actual = normal(expected), normal(actual)
    if expected == actual:
        return True
    if _FLOAT.sub("#", expected) != _FLOAT.sub("#", actual):
        return False
    pairs = zip(_FLOAT.findall(expected), _FLOAT.findall(actual), strict=True)
    return all(a == b or abs(float(a) - float(b)) <= _tolerance(a) for a, b in pairs)


def diff(expected: str, actual: str, name: str) -> str:
    """A unified diff from the ``.out`` to what was printed."""
    lines = difflib.unified_diff(
        normal(expected).split("\n"), normal(actual).split("\n"), name, "printed", lineterm=""
    )
    return "\n".join(lines)


def _tolerance(shown: str) -> float:
    mantissa, _, exponent = shown.lower().partition("e")
    decimals = max(DECIMALS, len(mantissa.partition(".")[2]))
    unit = 10.0 ** (int(exponent or 0) - decimals)
    return 1.001 * max(unit, RELATIVE * abs(float(shown)))
