"""What another Markdown makes something of, and that of the site shows as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What is shown as it is written, and what to write.
AS_WRITTEN = {
    r"~~[^~\s][^~]*~~": "strikes nothing out; write it in words",
    r"^\s*(?:[-*+]|\d+[.)]) \[[ xX]\] ": "is no box to tick; write it in words",
    r"\\\(.+?\\\)": "is no formula here; write it as code",
    r"(?<![\w\[])\[\[[^\W\d][^\[\]]*\]\](?![\](])": "is no link; write `[text](page.md)`",
    r"\$\$|(?<![\w$])\$[^$\s](?:[^$\n]*[^$\s])?\$(?![\w$])": "is no formula here; write it as code",
    r"^\s*> ?\[!\w+\]": "is no callout; write `!!! note`, and its text indented by four blanks",
    r"\[\^[^\]]+\]": "is no footnote; write it into the text",
    r"\]\(\s*\)": "leads nowhere; write the address",
    r"\]\(/[^)]*\)": "leads away from the site; put the file beside the page, and write its name",
    r"\](?: +\(|（)(?:https?:|[^()（）\s]+\.\w+)[^)）]*[)）]": "is no link; write `[text](a.md)`",
    r"\\$": "breaks no line; write a paragraph of its own",
    r"(?<!\\)\\[<~$&\"=^@]": "keeps its backslash; write it without, or as code",
    r'^\s*===[!+]* "': "begins no tab; write a heading, or a callout",
    r"^\s*:::": "begins no callout; write `!!! note`, and its text indented by four blanks",
    r"(?<![\w:]):[a-z][\w+-]*:(?![\w:])": "is no emoji here; write the emoji itself",
    r"^\s*\*\[[^\]]+\]: ": "explains no abbreviation; write it into the text",
}
_NUMBER = re.compile(r"\s*(\d+)\) ")
_ITEM = re.compile(r"(\s*)([-*+]|\d+\.) +\S")
_REFERENCE = re.compile(r"(?<![\w\]])\[([^\[\]]+)\]\[([^\[\]]*)\]")
_DEFINED = re.compile(r" {0,3}\[([^\[\]]+)\]: +\S")
_CALLOUT = re.compile(r"\s*(?:!!!|[?]{3}[+]?) ")
_UNQUOTED = re.compile(r"\s*((?:!!!|[?]{3}[+]?) +[a-z]+) +([^\s\"].*?) *$")
_APART = "set a blank, or a punctuation mark, between the bold and the letter beside it"
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
TABLE = re.compile(r"\s*\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$")
_HEADING = re.compile(r"\s*#{1,6}[^# ]| {1,3}#{1,6} ")  # Markdown sees one more than we, or less
_UNDERLINE = re.compile(r"\s*(?:=+|-+) *$")
_BOLD = re.compile(r"(?P<left>\w?)(?P<mark>\*{1,2})(?! )(?P<bold>[^*]+)(?<! )(?P=mark)(?!\*)")
_HAN = r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]"


def faults(lines: list[str], code: set[int]) -> Iterator[tuple[int, str]]:
    """What no line may be: the line's number, and what to write instead.

    Args:
        lines: of the page, below its front matter.
        code: the numbers of those that fences take up.
    """
    defined = {found[1].lower() for found in map(_DEFINED.match, lines) if found}
    listed = False  # True where what is indented belongs to a list
    table = False
    kinds: dict[int, bool] = {}  # of the open lists, by their indentation: True where numbered
    for n, line in enumerate(lines, 1):
        before = lines[n - 2] if n > 1 else ""
        pad = len(line) - len(line.lstrip(" "))
        if n in code and (n - 1 in code or not line.strip()):
            continue
        if line.strip() and "\t" in line[: len(line) - len(line.lstrip())]:
            yield n, "is indented by a tab, which is no four blanks everywhere; write blanks"
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
        codes = [found[0] for found in _CODE.finditer(line)]
        prose = _CODE.sub(lambda found: "`" * len(found[0]), line)
        for form, said in AS_WRITTEN.items():
            if found := re.search(form, prose):
                yield n, f"`{found[0].strip()}` {said}"
        for text, to in _REFERENCE.findall(prose):
            if (to or text).lower() not in defined:
                yield n, f"`[{text}][{to}]` leads nowhere; write `[{text}](page.md)`"
        for bold in _BOLD.finditer(prose):
            ends = bold["left"] + bold["bold"][0], bold["bold"][-1] + prose[bold.end() :][:1]
            if re.match(r"\w\W", ends[0]) or re.match(r"\W\w", ends[1]):
                marked = line[bold.start("mark") : bold.end()]
                yield n, f"`{marked}` keeps its asterisks in a notebook; {_APART}"
        if _HEADING.match(line):
            yield n, "a heading begins its line with marks and a blank, `## Title { #id }`"
        if re.match(r"#+ .*[^\\]#\s*(\{.*)?$", line):
            yield n, "Markdown drops the `#` at the end of a heading; write `\\#`"
        if _UNDERLINE.match(line) and before.strip():
            yield (
                n,
                "this makes the line above a heading; write `## Title { #id }`, or a blank line",
            )
        table = bool(TABLE.match(line)) or (table and bool(line.strip()))
        if (table or line.lstrip().startswith("|")) and any("|" in code for code in codes):
            yield n, "a notebook ends the cell at a bar in code; write that below the table"
        if number := _NUMBER.match(line):
            yield n, f"`{number[1]})` begins no item of a list; write `{number[1]}.`"
        if TABLE.match(line) and "|" in before and n > 2 and lines[n - 3].strip():
            yield n - 1, "a table needs a blank line before it"
        if bare := _UNQUOTED.match(line):
            yield n, f'the title of a callout stands in quotes; write `{bare[1]} "{bare[2]}"`'
        if _CALLOUT.match(line):
            rest = [row.expandtabs(4) for row in lines[n:] if row.strip()]
            if not rest or len(rest[0]) - len(rest[0].lstrip(" ")) < pad + 4:
                yield n, "a callout without text; indent its text by four blanks"
        if re.search(f"{_HAN}$", before) and re.match(_HAN, line):
            yield n, "a browser puts a blank between these two lines; write one line"
