"""What another Markdown makes something of, and that of the site shows as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What is shown as it is written, and what to write.
AS_WRITTEN = {
    r"~~[^~\s][^~]*~~": "strikes nothing out; write it in words",
    r"^\s*(?:[-*+]|\d+[.)]) \[[ xX]\] ": "is no box to tick; write it in words",
    r"\$\$|(?<![\w$])\$[^$\s](?:[^$\n]*[^$\s])?\$(?![\w$])": "is no formula here; write it as code",
    r"^\s*> ?\[!\w+\]": "is no callout; write `!!! note`, and its text indented by four blanks",
    r"\[\^[^\]]+\]": "is no footnote; write it into the text",
    r"\]\(\s*\)": "leads nowhere; write the address",
    r"\]\(/[^)]*\)": "leads away from the site; put the file beside the page, and write its name",
}
_NUMBER = re.compile(r"\s*(\d+)\) ")
_ITEM = re.compile(r"(\s*)([-*+]|\d+\.) +\S")
_REFERENCE = re.compile(r"(?<![\w\]])\[([^\[\]]+)\]\[([^\[\]]*)\]")
_DEFINED = re.compile(r" {0,3}\[([^\[\]]+)\]: +\S")
_CALLOUT = re.compile(r"\s*(?:!!!|[?]{3}[+]?) ")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
TABLE = re.compile(r"\s*\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$")
_HAN = r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]"


def faults(lines: list[str], code: set[int]) -> Iterator[tuple[int, str]]:
    """What no line may be: the line's number, and what to write instead.

    Args:
        lines: of the page, below its front matter.
        code: the numbers of those that fences take up.
    """
    defined = {found[1].lower() for found in map(_DEFINED.match, lines) if found}
    listed = False  # True where what is indented belongs to a list
    kinds: dict[int, bool] = {}  # of the open lists, by their indentation: True where numbered
    for n, line in enumerate(lines, 1):
        before = lines[n - 2] if n > 1 else ""
        pad = len(line) - len(line.lstrip(" "))
        if n in code and (n - 1 in code or not line.strip()):
            continue
        if line.strip() and not pad:
            listed = bool(_ITEM.match(line)) or (listed and bool(before.strip()))
        if listed and pad % 4 and (_ITEM.match(line) or not before.strip()):
            yield n, "a list, and what stands in it, is indented by four blanks for each level"
        item = _ITEM.match(line)
        if line.strip() and not (item or before.strip()):
            kinds = {at: kind for at, kind in kinds.items() if at < pad}
        if item and n not in code:
            numbered = item[2].endswith(".")
            if kinds.get(pad, numbered) != numbered:
                yield n, "an item of another kind goes on with the list; write a line between them"
            kinds = {at: kind for at, kind in kinds.items() if at < pad} | {pad: numbered}
        if n in code:
            continue
        prose = _CODE.sub(lambda found: "`" * len(found[0]), line)
        for form, said in AS_WRITTEN.items():
            if found := re.search(form, prose):
                yield n, f"`{found[0].strip()}` {said}"
        for text, to in _REFERENCE.findall(prose):
            if (to or text).lower() not in defined:
                yield n, f"`[{text}][{to}]` leads nowhere; write `[{text}](page.md)`"
        if number := _NUMBER.match(line):
            yield n, f"`{number[1]})` begins no item of a list; write `{number[1]}.`"
        if TABLE.match(line) and "|" in before and n > 2 and lines[n - 3].strip():
            yield n - 1, "a table needs a blank line before it"
        if _CALLOUT.match(line):
            rest = [row for row in lines[n:] if row.strip()]
            if not rest or len(rest[0]) - len(rest[0].lstrip(" ")) < pad + 4:
                yield n, "a callout without text; indent its text by four blanks"
        if re.search(f"{_HAN}$", before) and re.match(_HAN, line):
            yield n, "a browser puts a blank between these two lines; write one line"
