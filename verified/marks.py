"""The marks before a fence, in pytest's vocabulary.

``<!--pytest.mark.timeout(120)-->``                       a longer time limit, in seconds
``<!--pytest.mark.filterwarnings("ignore:msg")-->``       a warning that the block declares
``<!--pytest.mark.skip(reason="中文 | English")-->``      not run, and why; readers see the reason
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass, field

SECONDS = 60.0


@dataclass
class Marks:
    """What the marks before a fence say of its block."""

    timeout: float = SECONDS
    filterwarnings: list[str] = field(default_factory=list)
    skip: tuple[str, str] | None = None  # the reason, in Chinese and in English


def parse(marks: list[str]) -> Marks:
    """Read marks such as ``pytest.mark.timeout(120)``; ``ValueError`` says what is wrong."""
    result = Marks()
    for mark in marks:
        name, args = _call(mark)
        match name, args:
            case "timeout", [int() | float() as seconds] if seconds > 0:
                result.timeout = float(seconds)
            case "filterwarnings", [str() as spec]:
                filter_arguments(spec)
                result.filterwarnings.append(spec)
            case "skip", [str() as reason] if len(halves := reason.split(" | ")) == 2:
                result.skip = (halves[0].strip(), halves[1].strip())
            case "skip", _:
                raise ValueError(f'{mark}: give a reason in both languages, "中文 | English"')
            case _:
                raise ValueError(
                    f"{mark}: unknown mark; there are timeout(seconds), "
                    'filterwarnings("action:message:category") and skip(reason="中文 | English")'
                )
    return result


def filter_arguments(spec: str) -> dict:
    """``action:message:category`` as arguments of ``warnings.filterwarnings``."""
    action, _, rest = spec.partition(":")
    message, _, category = rest.rpartition(":") if ":" in rest else (rest, "", "Warning")
    kind = getattr(builtins, category.strip() or "Warning", None)
    if action not in ("default", "error", "ignore", "always", "module", "once"):
        raise ValueError(f"filterwarnings({spec!r}): no such action {action!r}")
    if not (isinstance(kind, type) and issubclass(kind, Warning)):
        raise ValueError(f"filterwarnings({spec!r}): no such category {category!r}")
    return {"action": action, "message": message, "category": kind}


def _call(mark: str) -> tuple[str, list]:
    try:
        call = ast.parse(mark, mode="eval").body
        assert isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        values = [*call.args, *(keyword.value for keyword in call.keywords)]
        return call.func.attr, [ast.literal_eval(value) for value in values]
    except (SyntaxError, ValueError, AssertionError):
        raise ValueError(f"{mark}: not a mark with literal arguments") from None
