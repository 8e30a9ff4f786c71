"""What programs import beyond PyTorch and the standard library, and what installs it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import Distribution, distributions

from verified.pages import comments

OURS = {"torch", "torchvision", "__main__"}  # the readers of these pages have PyTorch
# What PyTorch itself imports only when it is asked for this.
BEHIND = {
    "torch.onnx.export": ("onnx", "onnxscript"),
    "torch.utils.tensorboard": ("tensorboard",),
}
_LAST = {name.rpartition(".")[2] for name in BEHIND}


def of(tag: str, code: str, files: Mapping[str, str]) -> tuple[str, ...]:
    """The distributions that a program needs; a bash program, for those of the files it runs."""
    programs = list(started(code, files).values()) if tag == "bash" else [code]
    imported = [name for program in programs for name in imports(program)]
    modules = {_top(name) for name in imported} - own(files)
    behind = {each for name in imported for each in BEHIND.get(name, ())}
    found = {installed().get(module) for module in modules - OURS | behind}
    return tuple(sorted({_name(each) for each in found if each}, key=str.lower))


def unknown(program: str, files: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield (line, module) for each import that no installed distribution has."""
    for name, line in imports(program).items():
        top = _top(name)
        if top not in OURS | own(files) and top not in installed():
            yield line, top


def started(code: str, files: Mapping[str, str]) -> dict[str, str]:
    """The files that a bash program names, and those that they import."""
    named = comments.drop(code, "bash")
    names = {name for name in files if name in named}
    while (
        more := {f"{module}.py" for name in names for module in imports(files[name])}
        & files.keys() - names
    ):
        names |= more
    return {name: files[name] for name in sorted(names)}


def own(files: Mapping[str, str]) -> set[str]:
    """The modules that files are."""
    return {name.removesuffix(".py") for name in files}


@cache
def imports(program: str) -> dict[str, int]:
    """The modules that a program must have, with the line that asks for each.

    An import that may fail, in ``try`` with ``except ImportError``, is no need.
    """
    try:
        return dict(_imports(ast.parse(program)))
    except SyntaxError:
        return {}  # refused where pages are read


def _imports(node: ast.AST) -> Iterator[tuple[str, int]]:
    if isinstance(node, ast.Import):
        yield from ((alias.name, node.lineno) for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module, node.lineno
        yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
    elif isinstance(node, ast.Attribute) and node.attr in _LAST and ast.unparse(node) in BEHIND:
        yield ast.unparse(node), node.lineno
    optional = node.body if isinstance(node, ast.Try) and _copes(node) else ()
    for child in ast.iter_child_nodes(node):
        if child not in optional:
            yield from _imports(child)


def _copes(node: ast.Try) -> bool:
    """True where ``try`` goes on without the module."""
    caught = [ast.unparse(handler.type) for handler in node.handlers if handler.type]
    return any("ImportError" in each or "ModuleNotFoundError" in each for each in caught)


@cache
def _name(distribution: Distribution) -> str:
    return distribution.metadata["Name"]


def _top(module: str) -> str:
    return module.partition(".")[0]


@cache
def installed() -> dict[str, Distribution | None]:
    """The distribution that has each module; the standard library's have none to install.

    `packages_distributions` of Python 3.10 knows only modules that are declared, and wheels
    rarely declare them.
    """
    found: dict[str, Distribution | None] = dict.fromkeys(sys.stdlib_module_names)
    for each in distributions():
        declared = (each.read_text("top_level.txt") or "").split()
        files = (each.read_text("RECORD") or "").splitlines() or map(str, each.files or ())
        for name in declared or {_top(file.partition("/")[0]) for file in files}:
            found.setdefault(name, each)
    return found
