"""The fenced blocks of a page: where they are, what they include, which of them run."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from pytest_codeblocks import extract_from_buffer

from verified.versions import last

RUN = {"python": ".py", "bash": ".sh"}  # the tags that run, and their files
INCLUDE = re.compile(
    r'--8<-- "(?P<path>(?!/|(?:.*/)?\.*/)[^":]+\.(?:py|sh))(?::(?P<section>[A-Za-z][\w-]*))?"\n'
)
EXPECTED_OUTPUT = "<!--pytest-codeblocks:expected-output-->"
OLDER = ".older"  # the class of what older versions of PyTorch print
_UNTIL = re.compile(r"\.until-(\d+\.\d+(?:\.\d+)?)\.out$")
_TITLE = re.compile(r"""\btitle=(["'])(.*?)\1""")
PICTURE = re.compile(r"\s*<!-- picture: (.+) -->\s*$")


def fences(lines: list[str]) -> list:
    """The fenced blocks of a page, in order (pytest-codeblocks' ``CodeBlock``; lines from 1).

    Raises:
        RuntimeError: where a fence is never closed.
    """
    # Of an indented fence it would drop the empty lines, so that none is empty while it reads.
    text = "\n".join(line or "\0" for line in lines)
    found = extract_from_buffer(io.StringIO(f"{text}\n"), max_num_lines=10**6)
    for block in found:
        block.code = block.code.replace("\0", "")
        block.expected_output = block.expected_output and block.expected_output.replace("\0", "")
    return [block for block in found if OLDER not in block.syntax.split()]


def inside(blocks: list) -> set[int]:
    """The numbers of the lines that fences take up."""
    return {n for b in blocks for n in range(b.lineno, b.lineno + b.code.count("\n") + 2)}


def beside(include: re.Match, suffix: str) -> str:
    """The file beside an included snippet: ``x.out``, or ``x.section.out`` of its section."""
    section = f".{include['section']}" if include["section"] else ""
    return f"{include['path'][: -len('.py')]}{section}{suffix}"


def older(base: str | Path, output: str) -> list[tuple[str, str]]:
    """The outputs beside ``x.out`` for older PyTorch, ``x.until-2.14.out``: version and name.

    The oldest comes first.
    """
    folder, name = os.path.split(output.removesuffix(".out"))
    beside = os.path.join(base, folder)
    found = [
        (match[1], f"{folder}/{file}" if folder else file)
        for file in (os.listdir(beside) if os.path.isdir(beside) else ())
        if (match := _UNTIL.search(file)) and file[: match.start()] == name
    ]
    return sorted(found, key=lambda each: last(each[0]))


def title(info: str) -> str | None:
    """The file that a fence says that it is."""
    match = _TITLE.search(info)
    return match[2] if match else None


def tag(info: str) -> str:
    """The language of a fence: the first word of its info string."""
    return re.sub(r"[{}.]", " ", info).split(maxsplit=1)[0] if info.strip(" {}.") else ""
