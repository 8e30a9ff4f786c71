"""What a block printed, held against what its page shows."""

from __future__ import annotations

import difflib
import re

from verified.devices import CPU, DEVICES

DECIMALS = 4  # what PyTorch prints; more are compared if shown, fewer make nothing looser
RELATIVE = 1e-6  # single precision

_FLOAT = re.compile(r"(?<![\w.])-?(?:\d+\.\d*(?:e[-+]?\d+)?|\d+e[-+]?\d+)(?![\w.]*\w)", re.I)
_INTEGER = re.compile(r"(?<![\w.])-?\d+(?![\w.])")
_TENSOR = re.compile(r"\btensor\([^()]*")
_PADDING = re.compile(r"(?<=[\[, ]) +(?=-?(?:\d|nan|inf))")
_COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
# What follows the numbers of a tensor; it starts a line of its own where the line gets too long.
_SUFFIX = re.compile(r",\s+(?=(?:size|dtype|device|layout|requires_grad|grad_fn)=)")


def normal(text: str) -> str:
    """The text as a terminal shows it and Markdown keeps it.

    Tabs are spaces, blank lines are empty; what is printed after a carriage return or a backspace
    takes the place of what was there; colours and other control characters are gone.
    """
    lines = map(_shown, _COLOUR.sub("", text).expandtabs(4).split("\n"))
    return "\n".join(line if line.strip() else "" for line in lines).rstrip("\n")


def _shown(line: str) -> str:
    if not _CONTROL.search(line):
        return line
    cells: list[str] = []
    at = 0
    for character in line:
        if character in "\r\b":
            at = 0 if character == "\r" else max(0, at - 1)
        elif not _CONTROL.match(character):
            cells[at : at + 1] = [character]
            at += 1
    return "".join(cells)


def agree(expected: str, actual: str, device: str = "cpu", drawn: bool = False) -> bool:
    """True where a program printed, on a device, what it is expected to print on the CPU.

    The texts are equal but for floats, and these to the precision shown: a float may differ by one
    in the last decimal shown, of four at least, or by single precision's share of its size,
    whichever is more. Where the CPU's program says ``cpu``, that of ``device`` may say its name,
    and a tensor on it may say so. On hardware floats may differ by its rounding. Where other random
    numbers were drawn (``drawn``), numbers are not compared: all floats, and the integers of
    tensors.
    """
    expected, actual = normal(expected), normal(actual)
    if device != CPU.name:
        expected, actual = _SUFFIX.sub(", ", expected), _SUFFIX.sub(", ", actual)
        actual = re.sub(rf", device='{device}(?::0)?'", "", actual)
        expected, actual = _as_on_the_cpu(expected, actual, device)
    if DEVICES[device].hardware or drawn:
        expected, actual = _PADDING.sub("", expected), _PADDING.sub("", actual)
    if drawn:
        expected, actual = mask(expected), mask(actual)
    if expected == actual:
        return True
    if _FLOAT.sub("#", expected) != _FLOAT.sub("#", actual):
        return False
    share = max(DEVICES[device].rounding, RELATIVE)
    pairs = zip(_FLOAT.findall(expected), _FLOAT.findall(actual), strict=True)
    return all(a == b or abs(float(a) - float(b)) <= _tolerance(a, share) for a, b in pairs)


def _as_on_the_cpu(expected: str, actual: str, device: str) -> tuple[str, str]:
    """Let the device's name stand for the CPU's, word by word, where the CPU's output has that.

    Only where the two texts are of as many words: what else is there has to be the same.
    """
    ours, theirs = (re.split(r"(\s+)", text) for text in (expected, actual))
    if len(ours) == len(theirs):
        name = re.compile(rf"\b{device}(?::0)?(?!:?\w)")
        theirs = [
            name.sub(CPU.name, word) if CPU.name in own and word != own else word
            for own, word in zip(ours, theirs, strict=True)
        ]
    return "".join(ours), "".join(theirs)


def mask(text: str) -> str:
    """The text without the numbers that chance decides."""
    text = _FLOAT.sub("#", text)
    return _TENSOR.sub(lambda match: _INTEGER.sub("0", match[0]), text)


def diff(expected: str, actual: str, name: str) -> str:
    """A unified diff from the ``.out`` to what was printed."""
    lines = difflib.unified_diff(
        normal(expected).split("\n"), normal(actual).split("\n"), name, "printed", lineterm=""
    )
    return "\n".join(lines)


def _tolerance(shown: str, share: float) -> float:
    mantissa, _, exponent = shown.lower().partition("e")
    decimals = max(DECIMALS, len(mantissa.partition(".")[2]))
    unit = 10.0 ** (int(exponent or 0) - decimals)
    absolute = share if share > RELATIVE else 0.0
    return 1.001 * max(unit, absolute, share * abs(float(shown)))
