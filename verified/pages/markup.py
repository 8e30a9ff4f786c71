"""A page is Markdown: no HTML of its own, no attribute that could restyle, no odd address.

The site's own Markdown renders the page, so what is judged is what a browser would get.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from html import escape
from urllib.parse import unquote

from markdown import Markdown
from pymdownx.snippets import SnippetPreprocessor
from selectolax.lexbor import LexborHTMLParser, LexborNode

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
CALLOUTS = "abstract bug danger example failure info note question quote success tip warning"
# The classes that Markdown itself gives, beside those of callouts.
CLASSES = {"headerlink", "admonition-title"}
ATTRIBUTES = {"id", "href", "title", "src", "alt", "align", "start", "open"}

_MARK = re.compile(r"\s*<!-- *pytest\.mark\..*-->\s*$")
_LIKE = re.compile(r"<!--(?:(?!-->).)*?(pytest(?!-codeblocks:)|\bmark\.\w+ *\()", re.I)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_ANGLE = re.compile(r"\]\(\s*(<[^>]*>)")  # other formats would not follow it
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->\s*")
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)[^>]*>?|<.[^>]*>?", re.S)
_PART = re.compile(  # of a program that is no program itself
    r"\s*(?:(?:>>>|\.\.\.|\$) |(?:for|while|if|elif|else|try|except|finally|def|class)\b.*:\s*$)"
)
_OF_NOTHING = re.compile(r"\{:? *[#.][A-Za-z_][^{}]*\}")
_LONG = "a comment of several lines: other formats show what it holds; delete that"
_OPEN = "a comment without its end, which is shown as it is written; end it with `-->`"
_BREAK = "two spaces at the end of the line before break it; write a paragraph of its own"


def faults(lines: list[str], code: set[int], markdown: Markdown) -> Iterator[tuple[int, str]]:
    """What no line outside of a fence may hold: the line's number, and what to write instead.

    Args:
        lines: of the page, below its front matter.
        code: the numbers of those that fences take up.
        markdown: of the site.
    """
    yield from _idle_marks(lines, code)
    prose = ["" if n in code else line for n, line in enumerate(lines, 1)]
    for n, line in enumerate(prose):
        if SnippetPreprocessor.RE_ALL_SNIPPETS.match(line):
            yield n + 1, "an include outside of a fence; write the text into the page"
            prose[n] = ""
        if angle := _ANGLE.search(_CODE.sub("", line)):
            yield n + 1, f"an address between angle brackets, `{angle[1]}`; leave them out"
        for placeholder in PLACEHOLDERS:
            prose[n] = prose[n].replace(placeholder, "x")
    for said, times in _said(prose, markdown).items():
        for count in range(1, times + 1):
            n = (
                1
                + bisect_left(  # the first line with which the page, read so far, says it
                    range(1, len(prose)),
                    count,
                    key=lambda end: _said(prose[:end], markdown)[said],
                )
            )
            while said == _LONG and "<!--" not in prose[n - 1]:
                n -= 1
            yield n, said


def _idle_marks(lines: list[str], code: set[int]) -> Iterator[tuple[int, str]]:
    """The marks that no fence follows, and what is only like one."""
    marked = 0
    for n, line in enumerate([*lines, "the end"], 1):
        if n in code:
            marked = 0
        elif _MARK.match(line):
            marked = marked or n
        elif like := _LIKE.search(_CODE.sub("", line)):
            said = "is no mark; write <!--pytest.mark.…--> on a line of its own"
            yield n, f"`{like[0]}` {said}"
        elif marked and line.strip():
            yield marked, "a mark of no block; write it on the line before a fence, or delete it"
            marked = 0


def _said(lines: list[str], markdown: Markdown) -> Counter[str]:
    """What is wrong with the page that these lines are, and how often."""
    markdown.reset()
    tree = LexborHTMLParser(markdown.convert("\n".join(lines)))
    said = Counter(filter(None, map(_raw, markdown.htmlStash.rawHtmlBlocks)))
    if said:
        return said  # the rest of the tree is not Markdown's
    for node in tree.css("body *"):
        if node.tag == "br":
            said[_BREAK] += 1
        for name, value in node.attributes.items():
            said.update(filter(None, [_attribute(str(node.tag), name, value or "")]))
        if node.tag == "img" and not (node.attributes.get("alt") or "").strip():
            said[f"an image without words, `{node.attributes.get('src')}`; say what it shows"] += 1
    for node in tree.css("p"):
        if _OF_NOTHING.fullmatch(node.text().strip()):
            said[f"attributes of nothing, `{node.text().strip()}`; delete them"] += 1
    for node in tree.css("p, li, td, th, summary"):
        if _looks_run(node):
            said[f"nothing but code, `{node.text().strip()[:60]}`; show it as a block"] += 1
    tree.strip_tags(["code"], recursive=True)
    if open := tree.text().count("<!--"):
        said[_OPEN] += open
    return said


def _looks_run(node: LexborNode) -> bool:
    """True for a line of nothing but code: a reader would take it for a program.

    Names may stand alone in a cell or a title, and with marks between them elsewhere.
    """
    rest, codes = node.text(), [code.text() for code in node.css("code")]
    for code in codes:
        rest = rest.replace(code, "", 1)
    if re.search(r"\w", rest):
        return False
    if node.tag in ("p", "li") and not rest.strip():
        return bool(codes)
    return any(map(_does, codes))


def _does(code: str) -> bool:
    """True for a statement, which does something, as no name and no expression does."""
    try:
        return not all(isinstance(of, ast.Expr) for of in ast.parse(code.strip()).body)
    except SyntaxError:
        return bool(_PART.match(code))


def _raw(stashed: object) -> str:
    """What is wrong with HTML that Markdown hands on as it is; nothing where it may stand."""
    html = str(stashed)
    if "<" not in html:
        return ""  # code, with its characters escaped
    if html.startswith('<div class="highlight"><pre'):  # what Markdown makes of it
        return "code by its indentation, a code block that nothing has run; write a fence"
    if not html.startswith("<!--"):
        tag = _TAG.search(html)
        instead = _instead(((tag and tag[1]) or "").lower())
        return f"raw HTML, `{(tag[0] if tag else html)[:60]}`; write {instead}"
    if "\n" in html.strip():
        return _LONG
    if not _COMMENT.fullmatch(html):
        return f"an odd comment, `{html[:60]}`; write <!-- words -->"
    return ""


def _instead(tag: str) -> str:
    return next((text for text, tags in INSTEAD.items() if tag in tags.split()), "Markdown")


def _attribute(tag: str, name: str, value: str) -> str:
    """What is wrong with an attribute of an element; nothing where it may stand."""
    if name in ("href", "src"):
        return _address(value, tag == "img")
    if name == "class":
        odd = {*value.split()} - CLASSES
        if tag in ("div", "details") and len(odd - {"admonition"}) == 1:
            odd -= {"admonition", *CALLOUTS.split()}
        if tag == "code" and odd == {"highlight"}:
            odd = set()
        return f"a class, `{' '.join(sorted(odd))}`; {_ALONE}" if odd else ""
    return "" if name in ATTRIBUTES else f'attributes, `{name}="{escape(value)}"`; {_ALONE}'


_ALONE = "a page gives ids alone, as in `{ #id }`, and callouts their kind"


def _address(address: str, image: bool) -> str:
    """What is wrong with the address of a link or an image; nothing where it may stand."""
    clean = re.sub(r"[\x00-\x20]", "", unquote(address))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", clean)
    if image and (scheme or clean.startswith(("//", "\\"))):
        return f"an image of another host, `{address}`; put the file beside the page"
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"a link with `{scheme[0]}`; {', '.join(SCHEMES[:-1])} and {SCHEMES[-1]} may stand"
    return ""
