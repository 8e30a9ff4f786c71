"""The marks before a fence, in pytest's vocabulary.

``<!--pytest.mark.timeout(120)-->``                       a longer time limit, in seconds
``<!--pytest.mark.filterwarnings("ignore:msg")-->``       a warning that the block declares
``<!--pytest.mark.gpus(2)-->``                            uses so many GPUs where there are as many
``<!--pytest.mark.since("2.7")-->``                       needs this PyTorch or a newer one
``<!--pytest.mark.device("cpu", reason="中文 | English")-->``   bound to this device, or to several
``<!--pytest.mark.skip(reason="中文 | English")-->``      not run, and why

What the last three say stands beneath the block, for its readers.
"""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import dataclass, field

from verified.devices import DEVICES

SECONDS = 60.0
_VERSION = re.compile(r"\d+\.\d+(\.\d+)?")
_KNOWN = (
    'there are timeout(seconds), filterwarnings("action:message:category"), gpus(number), '
    'since("version"), device("cpu", reason="中文 | English") and skip(reason="中文 | English")'
)


@dataclass
class Marks:
    """What the marks before a fence say of its block; a reason is in Chinese and in English."""

    timeout: float = SECONDS
    filterwarnings: list[str] = field(default_factory=list)
    gpus: int = 1
    since: str | None = None
    devices: tuple[str, ...] = DEVICES
    bound: tuple[str, str] | None = None  # why it runs on these devices only
    skip: tuple[str, str] | None = None

    def runs_with(self, torch: str) -> bool:
        """True for a PyTorch that is new enough."""
        return self.since is None or _numbers(self.since) <= _numbers(torch)


def parse(marks: list[str]) -> Marks:
    """Read marks such as ``pytest.mark.timeout(120)``; ``ValueError`` says what is wrong."""
    result = Marks()
    for mark in marks:
        name, args, reason = _call(mark)
        match name, args:
            case "timeout", [int() | float() as seconds] if seconds > 0:
                result.timeout = float(seconds)
            case "filterwarnings", [str() as spec]:
                filter_arguments(spec)
                result.filterwarnings.append(spec)
            case "gpus", [int() as number] if number > 0:
                result.gpus = number
            case "since", [str() as version] if _VERSION.fullmatch(version):
                result.since = version
            case "device", [_, *_] if set(args) < set(DEVICES):
                result.devices = tuple(device for device in DEVICES if device in args)
                result.bound = _halves(mark, reason)
            case "skip", []:
                result.skip = _halves(mark, reason)
            case "timeout" | "filterwarnings" | "gpus" | "since" | "device" | "skip", _:
                raise ValueError(f"{mark}: not with these arguments; {_KNOWN}")
            case _:
                raise ValueError(f"{mark}: unknown mark; {_KNOWN}")
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


def _halves(mark: str, reason: object) -> tuple[str, str]:
    halves = str(reason or "").split(" | ")
    if len(halves) != 2 or not all(half.strip() for half in halves):
        raise ValueError(f'{mark}: give a reason in both languages, reason="中文 | English"')
    return halves[0].strip(), halves[1].strip()


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)[:3]]


def _call(mark: str) -> tuple[str, list, object]:
    """The name, the arguments and the reason."""
    try:
        call = ast.parse(mark, mode="eval").body
        assert isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        named = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
        args = [ast.literal_eval(value) for value in call.args]
    except (SyntaxError, ValueError, AssertionError):
        raise ValueError(f"{mark}: not a mark with literal arguments") from None
    reason = named.pop("reason", None)
    return call.func.attr, [*args, *named.values()], reason
