"""A page is Markdown: no HTML of its own, no attribute that could restyle, no odd address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

# What the site itself fills in; nothing else in a page is HTML.
PLACEHOLDERS = (
    '<div class="verification"></div>',
    '<a class="published"><code>verified.json</code></a>',
    '<a class="published"><code>verified.schema.json</code></a>',
)
INSTEAD = {
    "a link, `[text](address)`": "a",
    "an image, `![what it shows](file.svg)`": "img svg picture figure object embed iframe video",
    "code between backticks, or a fence": "code pre kbd samp tt textarea xmp listing plaintext",
    "`**text**` or `*text*`": "b strong i em u font span mark small",
    "a Markdown table": "table tr td th",
    "a callout, `??? note`": "details summary div section aside",
    "a paragraph of its own": "br p hr",
}
SCHEMES = ("http", "https", "mailto")

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--(.*?)-->")
_MARK = re.compile(r"\s*<!-- *pytest\.mark\..*-->\s*$")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>", re.I)
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)[^>]*>?|<[!?][^>]*>?")
_ATTRIBUTES = re.compile(r"\{:? *((?:[#.][A-Za-z_-]|[\w:-]+ *=)[^{}]*)\}")
_LINK = re.compile(r"(!?)\[[^\]]*\]\(\s*(<?[^)\s]*)")
_INCLUDE = re.compile(r"\s*-+8<-+ ")
_REFERENCE = re.compile(r"()\s{0,3}\[[^\]]+\]:\s*(\S+)")


def faults(lines: list[str], code: set[int]) -> Iterator[tuple[int, str]]:
    """What no line outside of a fence may hold: the line's number, and what to write instead.

    Args:
        lines: of the page, below its front matter.
        code: the numbers of those that fences take up.
    """
    marked = 0  # the line of a mark whose block is still to come
    for n, line in enumerate(lines, 1):
        if n in code:
            marked = 0
            continue
        if _MARK.match(line):
            marked = marked or n
            continue
        if marked and line.strip():
            yield marked, "a mark of no block; write it on the line before a fence, or delete it"
            marked = 0
        if _INCLUDE.match(line):
            yield n, "an include outside of a fence; write the text into the page"
        prose = _CODE.sub("", line)
        for comment in _COMMENT.findall(prose):
            if re.search(r"pytest(?!-codeblocks:)", comment):
                yield n, f"`<!--{comment}-->` is no mark; write <!--pytest.mark.…--> on one line"
        prose = _COMMENT.sub("", prose)
        if "<!--" in prose:
            yield n, "a comment of several lines: other formats show what it holds; delete that"
            return  # what follows is part of it
        prose = _AUTOLINK.sub("", line if line.strip() in PLACEHOLDERS else prose)
        for placeholder in PLACEHOLDERS:
            prose = prose.replace(_CODE.sub("", placeholder), "")
        if tag := _TAG.search(prose):
            yield n, f"raw HTML, `{tag[0][:60]}`; write {_instead((tag[1] or '').lower())}"
        if (found := _ATTRIBUTES.search(prose)) and not re.fullmatch(r"#\S+ *", found[1]):
            yield n, f"attributes, `{found[0]}`; a page gives ids alone, as in `{{ #id }}`"
        for image, address in [*_LINK.findall(prose), *_REFERENCE.findall(prose)]:
            if said := _address(address, bool(image)):
                yield n, said
    if marked:
        yield marked, "a mark of no block; write it on the line before a fence, or delete it"


def _instead(tag: str) -> str:
    return next((text for text, tags in INSTEAD.items() if tag in tags.split()), "Markdown")


def _address(written: str, image: bool) -> str:
    """What is wrong with the address of a link or an image; nothing where it may stand."""
    if written.startswith("<"):
        return f"an address between angle brackets, `{written}`; leave them out"
    address = re.sub(r"[\x00-\x20]", "", unquote(unescape(written)))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
    if image and (scheme or address.startswith("//")):
        return f"an image of another host, `{written}`; put the file beside the page"
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"a link with `{scheme[0]}`; {', '.join(SCHEMES[:-1])} and {SCHEMES[-1]} may stand"
    return ""
