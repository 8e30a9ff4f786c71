"""A name in prose is a claim: each inline code that reads as a name of PyTorch has to exist."""

from __future__ import annotations

import difflib
import importlib
import inspect
import logging
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
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
    "Tensor": "torch.Tensor",
    "Module": "torch.nn.Module",
    "Optimizer": "torch.optim.Optimizer",
}
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_NAME = re.compile(rf"(?<![\w.])(?:{'|'.join(ROOTS)})(?:\.[A-Za-z_]\w*)+")
_CALL = re.compile(rf"({_NAME.pattern})\s*\(")
_TOKEN = re.compile(r"""'[^']*'|"[^"]*"|[(\[{}\])]|(?<![\w.])([A-Za-z_]\w*)\s*=(?!=)""")
_DOT = re.compile(r"\s*\.\s*(?=[A-Za-z_])")
_FROM = re.compile(r"from +(torch[\w.]*) +import +\(?([\w, ]+)")
_GONE = re.compile(r"\s*<!-- gone: (\S+) -->\s*$")
_LINK = re.compile(r"\[`([^`]+)`\]\(https://(?:docs\.)?pytorch\.org/([^)\s]+)\)")
_WORD = re.compile(r"\.?([A-Za-z_][\w.]*)(?:\(.*\))?")
# What the parser of arguments takes beside those that an operator's schema names.
_NUMPY = {"axis", "keepdims", "out", "requires_grad", "pin_memory", "names"}


def faults(page: Page) -> Iterator[Problem]:
    """The names that the installed PyTorch does not have, and marks of names that it has."""
    fenced = {n for b in page.blocks for n in range(b.line, b.line + 4)}
    # The front matter, too: its description stands in the site's indexes and feeds.
    rows = [(n, line) for n, line in enumerate(page.text.split("\n"), 1) if n not in fenced]
    gone = {match[1]: n for n, line in rows if (match := _GONE.match(line))}
    used = set()
    for n, line in rows:
        for _, code in _CODE.findall(line):
            code = _DOT.sub(".", code)
            named = _NAME.findall(code)
            for module, imported in _FROM.findall(code):
                named += [f"{module}.{name}" for name in re.findall(r"(?:^|,) *(\w+)", imported)]
            used.update(named)
            wrong = {name: said for name in named if (said := _missing(name))}
            for name, said in wrong.items():
                if name not in gone:
                    yield Problem(page.path, n, f"{said}; or mark it, <!-- gone: {name} -->")
            if not wrong:
                yield from (Problem(page.path, n, said) for said in _unknown_arguments(code))
        for code, address in _LINK.findall(line):
            if said := _elsewhere(code, address):
                yield Problem(page.path, n, said)
    for name, n in gone.items():
        if name not in used or not _missing(name):
            why = "is there" if name in used else "does not stand in this page"
            yield Problem(page.path, n, f"`{name}` {why}; delete this mark")


def _elsewhere(code: str, address: str) -> str:
    """What is wrong with the address of a linked name; nothing where it is no page of a name."""
    to = address.partition("#")[2] or address.rpartition("/")[2].removesuffix(".html")
    if not (word := _WORD.fullmatch(code)) or not re.fullmatch(r"torch(vision)?(\.\w+)+", to):
        return ""
    if said := _missing(to):
        return f"a link to `{to}`: {said}"
    name = word[1]
    if name.rpartition(".")[2] == to.rpartition(".")[2]:
        if not _NAME.fullmatch(name) or _missing(name) or _resolve(name) == _resolve(to):
            return ""
    elif "." not in name and name in (_parameters(to) or ()):
        return ""  # an argument of what the link leads to
    return f"`{name}` links to the documentation of `{to}`; link to its own page"


def _resolve(name: str) -> Any:
    """What a dotted name means.

    Raises:
        AttributeError: where there is no such name; its ``obj`` is the last that there is.
    """
    first, _, rest = name.partition(".")
    path, *parts = f"{ROOTS.get(first, first)}.{rest}".split(".")
    with warnings.catch_warnings(), _quiet():
        warnings.simplefilter("ignore")
        found = importlib.import_module(path)
        for part in parts:
            above, path = path, f"{path}.{part}"
            try:
                found = getattr(found, part)
            except AttributeError as error:
                try:
                    found = importlib.import_module(path)
                except ImportError:
                    # A function may stand before its module, as torch.autograd.gradcheck does.
                    if not hasattr(module := sys.modules.get(above), part):
                        raise error from None
                    found = getattr(module, part)
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """Without what modules log when they are imported: of a GPU that is not here, say."""
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def _missing(name: str) -> str:
    try:
        _resolve(name)
    except AttributeError as error:
        above, last = error.obj, name.rpartition(".")[2]
        near = difflib.get_close_matches(last, dir(above), 1)
        meant = f"; did you mean `{near[0]}`" if near else ""
        return f"PyTorch has no `{name}`{meant}"
    return ""


def _unknown_arguments(code: str) -> Iterator[str]:
    """The keywords that no signature of a call takes; what has no signature says nothing."""
    for call in _CALL.finditer(code):
        name = call[1]
        if not callable(_resolve(name)):
            yield f"`{name}` is nothing to call"
        if (takes := _parameters(name)) is None:
            continue
        for keyword in _keywords(code[call.end() :]):
            if keyword not in takes:
                near = difflib.get_close_matches(keyword, takes, 1, 0.8 if ANY in takes else 0.6)
                if ANY in takes and not near:
                    continue
                meant = f"; did you mean `{near[0]}`" if near else ""
                yield f"`{name}` takes no `{keyword}`{meant}"


def _keywords(arguments: str) -> Iterator[str]:
    """Those of a call, of which prose may show a part, as in ``with f(a=1, …):``."""
    depth = 0
    for token in _TOKEN.finditer(arguments):
        depth += (token[0] in "([{") - (token[0] in ")]}")
        if depth < 0:
            return
        if token[1] and not depth:
            yield token[1]


ANY = "**"


def _parameters(name: str) -> set[str] | None:
    """The names of what a function takes, with ``ANY`` where it takes others too."""
    function = _resolve(name)
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        import torch

        try:
            schemas = torch._C._jit_get_schemas_for_operator(f"aten::{function.__name__}")
        except AttributeError:
            return None
        names = {argument.name for schema in schemas for argument in schema.arguments}
        return names | _NUMPY if names else None
    return {ANY if of.kind is of.VAR_KEYWORD else of.name for of in parameters}
