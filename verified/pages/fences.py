"""The fenced blocks of a page: where they are, what they include, which of them run."""

from __future__ import annotations

import io
import re

from pytest_codeblocks import extract_from_buffer

RUN = {"python": ".py", "bash": ".sh"}  # the tags that run, and their files
INCLUDE = re.compile(r'--8<-- "(?P<path>[^":]+\.(?:py|sh))(?::(?P<section>[A-Za-z][\w-]*))?"\n')
EXPECTED_OUTPUT = "<!--pytest-codeblocks:expected-output-->"
PICTURE = re.compile(r"\s*<!-- picture: (.+) -->\s*$")


def fences(lines: list[str]) -> list:
    """The fenced blocks of a page, in order (pytest-codeblocks' ``CodeBlock``; lines from 1).

    Raises:
        RuntimeError: where a fence is never closed.
    """
    return extract_from_buffer(io.StringIO("\n".join(lines) + "\n"), max_num_lines=10**6)


def inside(blocks: list) -> set[int]:
    """The numbers of the lines that fences take up."""
    return {n for b in blocks for n in range(b.lineno, b.lineno + b.code.count("\n") + 2)}


def beside(include: re.Match, suffix: str) -> str:
    """The file beside an included snippet: ``x.out``, or ``x.section.out`` of its section."""
    section = f".{include['section']}" if include["section"] else ""
    return f"{include['path'][: -len('.py')]}{section}{suffix}"


def tag(info: str) -> str:
    """The language of a fence: the first word of its info string."""
    return re.sub(r"[{}.]", " ", info).split(maxsplit=1)[0] if info.strip(" {}.") else ""
