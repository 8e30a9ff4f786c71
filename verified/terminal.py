"""What a person at a terminal sees and a log does not: the step in hand, and colours."""

from __future__ import annotations

import os
import sys

_COLOURS = {"red": 31, "green": 32, "yellow": 33}


def _watched(stream) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def step(text: str = "") -> None:
    """Say what is being done; the next step, or the next line, takes its place."""
    if _watched(sys.stderr):
        print(f"\r\033[K{text and text + ' …'}", end="", file=sys.stderr, flush=True)


def say(text: object, colour: str = "", stream=None) -> None:
    """Print a line in place of the step, in a colour where somebody watches."""
    stream = stream or sys.stdout
    step()
    if colour and _watched(stream) and not os.environ.get("NO_COLOR"):
        text = f"\033[{_COLOURS[colour]}m{text}\033[m"
    print(text, file=stream, flush=True)
