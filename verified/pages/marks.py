"""The marks before a fence, in pytest's vocabulary.

``<!--pytest.mark.timeout(120)-->``                       a longer time limit, in seconds
``<!--pytest.mark.filterwarnings("ignore:msg")-->``       a warning that the block declares
``<!--pytest.mark.max_gpus(2)-->``                        uses up to 2 GPUs
``<!--pytest.mark.stderr(reason="中文 | English")-->``     writes to standard error, and why
``<!--pytest.mark.since("2.7")-->``                       needs this PyTorch or a newer one
``<!--pytest.mark.only_on("cpu", reason="中文 | English")-->``  runs on this device, or these, only
``<!--pytest.mark.skip(reason="中文 | English")-->``      not run, and why

What the last four say stands beneath the block, for its readers.
"""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import dataclass, field

from verified.devices import DEVICES
from verified.texts import LANGUAGES
from verified.versions import numbers

Filter = tuple[str, str, str]  # of warnings: action, message, category
SECONDS = 60.0
_VERSION = re.compile(r"[0-9]+\.[0-9]+(\.[0-9]+)?")
_KNOWN = (
    'there are timeout(seconds), filterwarnings("action:message:category"), max_gpus(number), '
    'stderr(reason="中文 | English"), since("version"), '
    'only_on("cpu", reason="中文 | English") and skip(reason="中文 | English")'
)


@dataclass(frozen=True)
class Reason:
    """A reason in each language; one that is missing is the last of those that are there."""

    halves: tuple[str, ...]

    def of(self, language: str) -> str:
        return self.halves[min(LANGUAGES.index(language), len(self.halves) - 1)]


@dataclass
class Marks:
    """What the marks before a fence say of its block."""

    timeout: float = SECONDS
    filterwarnings: list[Filter] = field(default_factory=list)
    max_gpus: int = 1
    stderr: Reason | None = None  # why it writes to standard error
    since: str | None = None
    devices: tuple[str, ...] = tuple(DEVICES)
    only_on: Reason | None = None  # why it runs on these devices only
    skip: Reason | None = None

    @property
    def reasons(self) -> list[Reason]:
        """What stands beneath the block in an author's words."""
        return [reason for reason in (self.skip, self.only_on, self.stderr) if reason]

    def runs_with(self, torch: str) -> bool:
        """True for a PyTorch that is new enough."""
        return self.since is None or numbers(self.since) <= numbers(torch)


def parse(marks: list[str]) -> Marks:
    """Read marks such as ``pytest.mark.timeout(120)``; ``ValueError`` says what is wrong."""
    result = Marks()
    for mark in marks:
        name, args, reason = _call(mark)
        match name, args:
            case "timeout", [int() | float() as seconds] if seconds > 0:
                result.timeout = float(seconds)
            case "filterwarnings", [str() as spec]:
                result.filterwarnings.append(_filter(spec))
            case "max_gpus", [int() as number] if number > 0:
                result.max_gpus = number
            case "stderr", []:
                result.stderr = _halves(mark, reason)
            case "since", [str() as version] if _VERSION.fullmatch(version):
                result.since = version
            case "only_on", [_, *_] if set(args) < set(DEVICES):
                result.devices = tuple(device for device in DEVICES if device in args)
                result.only_on = _halves(mark, reason)
            case "skip", []:
                result.skip = _halves(mark, reason)
            case (
                "timeout" | "filterwarnings" | "max_gpus" | "stderr" | "since" | "only_on" | "skip",
                _,
            ):
                raise ValueError(f"{mark}: not with these arguments; {_KNOWN}")
            case _:
                raise ValueError(f"{mark}: unknown mark; {_KNOWN}")
    return result


def _filter(spec: str) -> Filter:
    """``action:message:category``, each apart."""
    action, _, rest = spec.partition(":")
    message, _, category = rest.rpartition(":") if ":" in rest else (rest, "", "Warning")
    kind = getattr(builtins, category.strip() or "Warning", None)
    if action not in ("default", "error", "ignore", "always", "module", "once"):
        raise ValueError(f"filterwarnings({spec!r}): no such action {action!r}")
    if not (isinstance(kind, type) and issubclass(kind, Warning)):
        raise ValueError(f"filterwarnings({spec!r}): no such category {category!r}")
    return action, message, kind.__name__


def _halves(mark: str, reason: object) -> Reason:
    halves = tuple(half.strip() for half in str(reason or "").split(" | "))
    if not 2 <= len(halves) <= len(LANGUAGES) or not all(halves):
        raise ValueError(f'{mark}: give a reason in both languages, reason="中文 | English"')
    if not str(reason).isprintable():  # as an escape it may hold a line end, which begins a block
        raise ValueError(f"{mark}: a reason is one line without invisible characters")
    return Reason(halves)


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
