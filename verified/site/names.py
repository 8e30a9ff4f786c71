"""A name in prose is a claim: each inline code that reads as a name of PyTorch has to exist."""

from __future__ import annotations

import ast
import difflib
import importlib
import inspect
import re
import warnings
from collections.abc import Iterator
from typing import Any

from verified.pages import Page
from verified.problems import Problem

ROOTS = {
    "torch": "torch",
    "torchvision": "torchvision",
    "nn": "torch.nn",
    "F": "torch.nn.functional",
    "optim": "torch.optim",
    "dist": "torch.distributed",
    "np": "numpy",
}
_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_NAME = re.compile(rf"(?:{'|'.join(ROOTS)})(?:\.[A-Za-z_]\w*)+(?=\(|$)")
_GONE = re.compile(r"\s*<!-- gone: (\S+) -->\s*$")


def faults(page: Page) -> Iterator[Problem]:
    """The names that the installed PyTorch does not have, and marks of names that it has."""
    fenced = {n for b in page.blocks for n in range(b.line, b.line + 4)}
    rows = [(n, line) for n, line in enumerate(page.lines, page.offset + 1) if n not in fenced]
    gone = {match[1]: n for n, line in rows if (match := _GONE.match(line))}
    used = set()
    for n, line in rows:
        for code in _CODE.findall(line):
            if not (match := _NAME.match(code)):
                continue
            used.add(match[0])
            if said := _missing(match[0]):
                if match[0] not in gone:
                    yield Problem(page.path, n, f"{said}; or mark it, <!-- gone: {match[0]} -->")
            elif said := _unknown_argument(match[0], code):
                yield Problem(page.path, n, said)
    for name, n in gone.items():
        if name not in used or not _missing(name):
            why = "is there" if name in used else "does not stand in this page"
            yield Problem(page.path, n, f"`{name}` {why}; delete this mark")


def _resolve(name: str) -> Any:
    """What a dotted name means.

    Raises:
        AttributeError: where there is no such name; its ``obj`` is the last that there is.
    """
    first, *rest = name.split(".")
    path = ROOTS[first]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = importlib.import_module(path)
        for part in rest:
            path = f"{path}.{part}"
            try:
                found = getattr(found, part)
            except AttributeError as error:
                try:
                    found = importlib.import_module(path)
                except ImportError:
                    raise error from None
    return found


def _missing(name: str) -> str:
    try:
        _resolve(name)
    except AttributeError as error:
        above, last = error.obj, name.rpartition(".")[2]
        near = difflib.get_close_matches(last, dir(above), 1)
        meant = f"; did you mean `{near[0]}`" if near else ""
        return f"PyTorch has no `{name}`{meant}"
    return ""


def _unknown_argument(name: str, code: str) -> str:
    """A keyword that the signature of a call does not take; what has no signature says nothing."""
    try:
        call = ast.parse(code, mode="eval").body
        parameters = inspect.signature(_resolve(name)).parameters
    except (SyntaxError, TypeError, ValueError):
        return ""
    if not isinstance(call, ast.Call):
        return ""
    takes_any = any(p.kind is p.VAR_KEYWORD for p in parameters.values())
    for keyword in call.keywords:
        if keyword.arg and keyword.arg not in parameters:
            near = difflib.get_close_matches(keyword.arg, parameters, 1, 0.8 if takes_any else 0.6)
            if takes_any and not near:
                continue
            meant = f"; did you mean `{near[0]}`" if near else ""
            return f"`{name}` takes no `{keyword.arg}`{meant}"
    return ""
