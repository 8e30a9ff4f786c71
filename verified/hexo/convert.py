"""Convert a Hexo post into pages and snippets: ``python -m verified hexo POST.md --into docs``.

What stands before the first chapter opens ``docs/zh/index.md``; each ``##`` chapter becomes a page
beside it; each Python or Bash block becomes a program below ``snippets/`` that its page includes.
Nothing is written unless all of the post can be converted.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import unicodedata
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent, indent

import frontmatter
import yaml

from verified.pages import plain
from verified.pages.checks import BELOW, text_of
from verified.problems import Problem, Refused
from verified.texts import LANGUAGES

# What is converted or not to be looked into. The leftmost match wins: a tag in a fence, in a code
# span or in a comment is a part of it and no tag.
_TOKEN = re.compile(
    r"""
      (?P<fence>^(?P<margin>[ \t>]*)(?P<marks>`{3,}(?!`)|~{3,}(?!~))(?P<info>[^`\n]*)\n
        (?P<code>(?:.*\n)*?)[ \t>]*(?P=marks)[`~]*[ \t]*$)
    | (?P<item>^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?:`{3,}|~{3,})[^`\n]*$)
    | (?P<unclosed>^[ \t>]*(?:`{3,}|~{3,})[^`\n]*$)
    | (?P<span>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<more><!--+\s*more\s*--+>)
    | (?P<toc><!--+\s*/?toc(?:stop)?\s*--+>|^@?\[(?:toc|TOC)\][ \t]*$)
    | (?P<comment><!--[\s\S]*?-->)
    | (?P<codeblock>\{%-?\s*(?P<block>code(?:block)?)(?=[\s%])(?P<options>.*?)-?%\}
        (?P<body>[\s\S]*?)\{%-?\s*end(?P=block)\s*-?%\})
    | (?P<tag>\{%-?\s*(?P<name>[^\s%:{}]+?)(?=[\s:]|-?%\})(?P<args>(?:(?!\{%)[\s\S])*?)-?%\})
    | (?P<heading>^(?P<pad>[ \t]*)(?P<level>\#{1,6})(?!\#)[^\S\n]*(?P<title>\S.*?)
        (?:[ \t]*\{[^{}%\n]*\#(?P<id>[^\s{}]+)[^{}%\n]*\})?(?:[ \t]+\#+)?[ \t]*$)
    | (?P<setext>(?:(?<=\n\n)|(?<![\s\S]))(?P<pad_>[ ]{0,3})(?![-*+>|]|\d+[.)])(?P<title_>\S.*?)
        [ \t]*\n[ ]{0,3}(?P<under>=+|--+)[ \t]*$)
    | (?P<html><(?P<end>/?)(?P<element>p|div)\b(?P<attributes>[^>]*)>)
    """,
    re.MULTILINE | re.VERBOSE,
)
# As Hexo: the first separator may be missing, and semicolons hold JSON.
_FRONT_MATTER = re.compile(
    r"(?:(?P<open>[-;])(?P=open){2,}[ \t]*\n)?+(?P<raw>.*?)"
    r"^(?P<close>(?(open)(?P=open)|[-;]))(?P=close){2,}[ \t]*$(?P<body>.*)",
    re.MULTILINE | re.DOTALL,
)
_KEY = re.compile(r"""\s*\{?\s*["']?[\w-]+["']?[ \t]*:""")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}")

_KINDS = {
    **dict.fromkeys(["default", "primary", "secondary", "light"], "note"),
    **dict.fromkeys(["info", "blue"], "info"),
    **dict.fromkeys(["success", "green"], "success"),
    **dict.fromkeys(["warning", "warn", "orange"], "warning"),
    **dict.fromkeys(["danger", "red", "pink"], "danger"),
    **{"purple": "example", "tip": "tip"},
}
_STYLES = ("simple", "modern", "flat", "disabled")
_ICON = re.compile(r"(?<!\S)(?:fa[a-z]? )?fa-[\w-]+(?: fa-[\w-]+)*(?!\S)")

_PROGRAMS = {
    **dict.fromkeys(["python", "python3", "py", "pycon"], ("python", "py")),
    **dict.fromkeys(["bash", "sh", "shell", "zsh"], ("bash", "sh")),
}
_OPTION = re.compile(
    r"""(?<!\S)(title|url|link_text|mark|first_line|line_number|line_threshold|highlight|wrap"""
    r"""|language_attr)[:=]("[^"]*"|'[^']*'|\S+)"""
)
_CAPTION = re.compile(r"(?P<title>.+?)\s+(?P<url>(?:https?:/)?/\S+)\s*(?P<link_text>.*)")
_ITEM = re.compile(r"([-*+]|\d+[.)])\s+(?=\S)")
_RULE = re.compile(r"([-*_])(?: *\1){2,} *$")
_BARE = re.compile(
    r"""(?<![<"'=\w/\[])(?<!\]\()(?<!\]: )https?://[^\s<>()\[\]"'`，。；：、！？（）【】「」《》]+"""
)
_BROKEN = re.compile(r"^(?![-*+>|#<{!\d\s:=])[^|\n]*[^|\s\\]\n(?![-*+>|#<{!\d\s:=])[^|\n]+$", re.M)
_HINTS = {
    "post_link": "write a link, `[text](page.md)`",
    **dict.fromkeys(
        ["asset_img", "img", "asset_path", "asset_link"],
        "put the file beside the page, and write `![what it shows](file.png)`",
    ),
}
_SKIP = '<!--pytest.mark.skip(reason="不是要运行的代码 | not code to run")-->'


@dataclass
class Post:
    """A Hexo post: its front matter, its Markdown, and the line on which that begins."""

    path: Path
    metadata: dict
    body: str
    first_line: int


@dataclass
class Page:
    """A page in the making; its title is that of its link."""

    name: str
    title: str
    text: str = ""
    ids: set[str] = field(default_factory=set)  # of its title and of its sections
    snippets: dict[str, str] = field(default_factory=dict)


@dataclass
class Note:
    """A note that is open."""

    line: int
    head: str
    opener: str
    closer: str
    margin: str
    text: str = ""
    depth: int = 1  # how many elements `closer` could close: an HTML note may hold others


def _refused(path: Path, line: int, text: str) -> Refused:
    return Refused([Problem(path, line, text)])


def read(path: Path) -> Post:
    """Read a post.

    Raises:
        Refused: if it is missing, empty, not UTF-8, or if its front matter cannot be read.
    """
    try:
        text = text_of(path, path).removeprefix("\ufeff")
    except OSError as error:
        raise _refused(path, 1, f"{error.strerror}; give the path of a post") from None
    if not text.strip():
        raise _refused(path, 1, "the post is empty; write it, or give the path of another")
    parts = _FRONT_MATTER.match(text)
    if not parts and re.match("---|;;;", text):
        separator = text[:3]
        raise _refused(path, 1, f"the front matter is not closed; end it with `{separator}`")
    if not parts or not (parts["open"] or _KEY.match(parts["raw"])):
        return Post(path, {}, text, 1)
    form = "JSON" if parts["close"] == ";" else "YAML"
    try:
        metadata = (_json if form == "JSON" else _yaml)(parts["raw"]) or {}
    except (yaml.YAMLError, ValueError) as error:  # ValueError: 2023-02-30, say
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", error)
        what = f"the front matter is not {form} ({problem}); mend the value, or quote it"
        line = mark.line + bool(parts["open"]) if mark else 0
        raise _refused(path, 1 + line, what) from None
    if not isinstance(metadata, dict):
        raise _refused(path, 1, "the front matter has no `key: value`; write `title: …`")
    if not parts["body"].strip():
        raise _refused(path, 1, "the post is empty; write its text below the front matter")
    return Post(path, metadata, parts["body"], text.count("\n", 0, parts.start("body")) + 1)


def _yaml(raw: str) -> object:
    """YAML, where Hexo takes a tab of indentation for two blanks."""
    return yaml.safe_load(re.sub(r"^\t+", lambda tabs: "  " * len(tabs[0]), raw, flags=re.M))


def _json(raw: str) -> object:
    """JSON, whose outer braces Hexo leaves out."""
    return json.loads(raw if raw.lstrip().startswith("{") else f"{{{raw}}}")


class Converter:
    """The way of one post: tokens in, pages and warnings out."""

    def __init__(self, post: Post):
        self.post = post
        self.warnings: list[Problem] = []
        self.notes: list[Note] = []
        self.broken = False  # True once it was told that lines become one
        tokens = list(_TOKEN.finditer(post.body))
        self.more = next((t.start() for t in tokens if t.lastgroup == "more"), -1)
        self.explicit_ids = {t["id"] for t in tokens if t["id"]}
        title = str(post.metadata.get("title") or post.path.stem)
        self.pages = [Page("index", title)]
        self.write_heading(1, title, _unique(title, 1, self.explicit_ids))

    @property
    def target(self) -> Page | Note:
        """What is being written: the innermost open note, else the last page."""
        return self.notes[-1] if self.notes else self.pages[-1]

    def convert(self) -> list[Page]:
        """Convert the post; the first page is the index, which links the others.

        Raises:
            Refused: if a fence or a tag is left open, or closed without having been opened.
        """
        self.scan(self.post.body, self.post.first_line)
        index, *chapters = self.pages
        self.pages = [index]
        self.block("\n".join(f"- [{_label(page.title)}]({page.name}.md)" for page in chapters))
        for page in [index, *chapters]:
            page.text = _spaced(page.text)
        return [index, *chapters]

    def scan(self, text: str, first_line: int) -> None:
        """Convert Markdown, beginning at a line of the post."""
        end = raw = 0  # raw: the line of the `{% raw %}` that is open
        for token in _TOKEN.finditer(text):
            self.prose(text[end : token.start()], first_line + text.count("\n", 0, end))
            end, line = token.end(), first_line + text.count("\n", 0, token.start())
            kind, name = token.lastgroup, token["name"]
            if name == ("endraw" if raw else "raw"):
                raw = 0 if raw else line
            elif raw and kind not in ("fence", "item", "unclosed"):
                self.add(_visible(token[0]) if kind == "tag" else token[0])
            elif kind == "item":
                raise self.refused(line, f"a fence on the line of an item; {BELOW}")
            elif kind == "unclosed":
                raise self.refused(line, "this fence is not closed; end it with a line of its own")
            elif kind in ("fence", "codeblock", "tag", "heading", "setext", "html"):
                getattr(self, kind)(token, line)
            elif kind not in ("more", "toc"):  # every page has a table of contents
                self.add(_RAW.sub(r"\1", token[0]))
        self.prose(text[end:], first_line + text.count("\n", 0, end))
        if raw:
            raise self.refused(raw, "{% raw %} is not closed; add {% endraw %}")
        if self.notes:
            note = self.notes[-1]
            raise self.refused(note.line, f"{note.opener} is not closed; add {note.closer}")

    def prose(self, text: str, first_line: int) -> None:
        """Running text: addresses become links, and what is shown as it is written is told."""
        for n, line in enumerate(text.split("\n"), first_line):
            for form, said in plain.AS_WRITTEN.items():
                if found := re.search(form, line):
                    self.warn(n, f"`{found[0].strip()}` {said}")
        if not self.broken and (found := _BROKEN.search(text)):
            self.broken = True  # once for all of a post
            n = first_line + text.count("\n", 0, found.start())
            self.warn(n, "lines that follow each other become one; write each as a paragraph")
        self.add(_BARE.sub(_autolink, text))

    def fence(self, token: re.Match, line: int) -> None:
        """A fence of backticks or tildes."""
        if ">" in token["margin"]:  # where no include would be expanded
            self.warn(line, "a fence in a quote is left as it is; move it out of the quote")
            self.add(token[0])
        else:
            self.code(line, token["margin"], token["info"], token["code"])

    def codeblock(self, token: re.Match, line: int) -> None:
        """``{% codeblock title lang:python %}``: a fence by another name."""
        words = _words(token["options"])
        language = next((word[5:] for word in words if word.startswith("lang:")), "text")
        info = [language, *(word for word in words if not word.startswith("lang:"))]
        self.code(line, _margin(token), " ".join(info), token["body"])

    def code(self, line: int, margin: str, info: str, code: str) -> None:
        """A block of code: a snippet that the page includes if it can run, else a marked fence."""
        language, attributes, link = _options(info)
        tag, suffix = _PROGRAMS.get(language.lower(), (language or "text", ""))
        code = dedent(code).strip("\n")
        if tag == "python" and re.search("^>>>", code, re.MULTILINE):
            self.warn(line, "a `>>>` session: only its code is kept, without prompts and outputs")
            code = _session(code)
            attributes.pop("hl_lines", None)  # they counted the outputs too
        mark = f"{_SKIP}\n"
        if suffix:
            page = self.pages[-1]
            name = f"{page.name}/{len(page.snippets) + 1}.{suffix}"
            page.snippets[name] = f"{code}\n"
            code, mark = f'--8<-- "{name}"', ""
        ticks = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", code))])
        info = "".join(f' {key}="{value}"' for key, value in attributes.items())
        self.block(f"{link}{mark}{ticks} {tag}{info}\n{code}\n{ticks}", margin)

    def tag(self, token: re.Match, line: int) -> None:
        """A Hexo tag: a note begins or ends; one that is not known stays visible."""
        name, args = token["name"], token["args"].replace("::", " ")  # `note::success`
        opened = name.removeprefix("end")
        alone = token["args"].startswith("::") and not _closed(token)
        if name in ("note", "subnote", "alert") and not alone:
            opener, closer = f"{{% {name} %}}", f"{{% end{name} %}}"
            self.notes.append(Note(line, _head(_words(args)), opener, closer, _margin(token)))
        elif name in ("code", "codeblock"):
            raise self.refused(line, f"{{% {name} %}} is not closed; add {{% end{name} %}}")
        elif self.notes and self.notes[-1].closer == f"{{% {name} %}}":
            self.close()
        elif name != opened and opened in ("note", "subnote", "alert", "raw", "code", "codeblock"):
            what = f"{{% {name} %}} without {{% {opened} %}} before it; add that, or delete this"
            if self.notes:
                what += f" ({self.notes[-1].opener} of line {self.notes[-1].line} is open)"
            raise self.refused(line, what)
        elif name == "label" and "@" in args:  # NexT's `primary@text`, Fluid's `primary @text`
            self.add(f"**{' '.join(_words(args)).partition('@')[2].strip()}**")
        else:
            tag = _visible(token[0])
            hint = _HINTS.get(name, "replace it in the page")
            self.warn(line, f"{tag} is not converted; {hint}")
            self.add(tag)

    def html(self, token: re.Match, line: int) -> None:
        """``<p class="note note-info">…</p>``, a note in HTML; other elements stay."""
        element = token["element"]
        quoted = re.search(r"""\bclass=(["'])(.*?)\1""", token["attributes"])
        classes = quoted[2].split() if quoted and not token["end"] else []
        if "note" in classes:
            kind = [word for name in classes if (word := name.removeprefix("note-")) in _KINDS]
            note = Note(line, _head(kind[:1]), token[0], f"</{element}>", _margin(token))
            self.notes.append(note)
            return
        if self.notes and self.notes[-1].closer == f"</{element}>":
            self.notes[-1].depth += -1 if token["end"] else 1
            if not self.notes[-1].depth:
                self.close()
                return
        self.add(token[0])

    def close(self) -> None:
        """Turn the innermost note into an admonition."""
        note = self.notes.pop()
        content = indent(_spaced(dedent(note.text).strip("\n")), "    ")
        self.block(f"{note.head}\n\n{content}", note.margin)

    def heading(self, token: re.Match, line: int) -> None:
        """A heading: a page begins, or a section one level up."""
        if len(token["pad"].expandtabs(4)) > 3 and not self.notes:
            self.add(token[0])  # indented code
            return
        self.section(token, len(token["level"]), token["title"], token["id"], token["pad"], line)

    def setext(self, token: re.Match, line: int) -> None:
        """A heading that is underlined."""
        level = 1 if token["under"].startswith("=") else 2
        self.section(token, level, token["title_"], None, token["pad_"], line)

    def section(
        self, token: re.Match, level: int, written: str, explicit: str | None, pad: str, line: int
    ) -> None:
        """What begins with a heading."""
        title = self.inline(written, line)
        if level <= 2 and not self.notes and token.start() > self.more:
            names = {page.name for page in self.pages}
            name = _unique(explicit or title, len(self.pages), names)
            self.pages.append(Page(name, re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", title)))
            self.write_heading(1, title, explicit or _unique(name, 1, self.explicit_ids))
            return
        page = self.pages[-1]
        if not explicit or explicit in page.ids:
            explicit = _unique(explicit or title, len(page.ids), page.ids | self.explicit_ids)
        level = max(2, level if page.name == "index" else level - 1)
        self.write_heading(level, title, explicit, pad)

    def inline(self, text: str, line: int) -> str:
        """Convert the tags of a title."""
        notes, self.notes = self.notes, []
        self.pages.append(Page("", ""))
        self.scan(text, line)
        self.notes = notes
        return self.pages.pop().text.strip()

    def write_heading(self, level: int, title: str, id: str, margin: str = "") -> None:
        self.pages[-1].ids.add(id)
        title = re.sub(r"(?<!\\)#(?=#*$)", r"\\#", title)  # Markdown drops it
        self.block(f"{'#' * level} {title} {{ #{id} }}", margin)

    def add(self, text: str) -> None:
        """Append running text."""
        after_block = self.target.text.endswith("\n\n")
        self.target.text += text.lstrip("\n") if after_block else text

    def block(self, text: str, margin: str = "") -> None:
        """Append a block, with the blank lines and the indentation that Markdown wants."""
        before = self.target.text.rstrip()
        margin = margin.expandtabs(4)
        lines = re.findall(r"^\S.*", before, re.MULTILINE)
        if len(margin) < 4 and not (lines and _ITEM.match(lines[-1])):
            margin = ""  # outside of a list it means nothing
        self.target.text = (f"{before}\n\n" if before else "") + indent(text, margin) + "\n\n"

    def warn(self, line: int, text: str) -> None:
        self.warnings.append(Problem(self.post.path, line, text))

    def refused(self, line: int, text: str) -> Refused:
        return _refused(self.post.path, line, text)


def _margin(token: re.Match) -> str:
    """The indentation of the line on which a token stands."""
    line = token.string[: token.start()].rpartition("\n")[2]
    return line[: len(line) - len(line.lstrip(" \t"))]


def _words(args: str) -> list[str]:
    """The arguments of a tag, without quotes, as Hexo splits them."""
    found = re.findall(r"""(?:"([^"]*)"|'([^']*)'|(\S+))(?!\S)""", args)
    return ["".join(groups) for groups in found]


def _head(words: list[str]) -> str:
    """The first line of an admonition; a note with a title folds, as it does in NexT."""
    words = _ICON.sub("", " ".join(words)).split()
    if words[:1] == ["class"] and words[1:] and words[1] in _KINDS:
        words = words[1:]
    kind = ""
    while words and (words[0] == "no-icon" or (not kind and words[0] in _KINDS)):
        kind = _KINDS.get(words.pop(0), kind)
    title = "" if words[:1] and words[0] in _STYLES and not words[1:] else " ".join(words)
    return f'{"???" if title else "!!!"} {kind or "note"} "{title}"'


def _options(info: str) -> tuple[str, dict[str, str], str]:
    """The info string of a fence: its language, its attributes, and a link to stand before it."""
    given = {key: value.strip("\"'") for key, value in _OPTION.findall(info)}
    language, *rest = _OPTION.sub("", info).split() or [""]
    caption = _CAPTION.fullmatch(" ".join(rest))
    options = {"title": " ".join(rest), **(caption.groupdict() if caption else {}), **given}

    first = re.sub(r"\D", "", options.get("first_line", ""))
    # Hexo counts the marked lines from first_line, Markdown from 1.
    offset = int(first or 1) - 1
    marked = re.sub(r"\d+", lambda n: str(int(n[0]) - offset), options.get("mark", ""))
    attributes = {"title": options["title"].replace('"', "'")}
    attributes["hl_lines"] = " ".join(re.findall(r"\d+(?:-\d+)?", marked))
    url = options.get("url")
    link = f"[{options.get('link_text') or url}]({url})\n\n" if url else ""
    attributes = {key: value for key, value in attributes.items() if value}
    return re.split(r"[^\w#+.-]", language)[0], attributes, link


def _session(code: str) -> str:
    """The code of a `>>>` session, without prompts and outputs."""
    kept, begun, prompted = [], False, False
    for line in code.split("\n"):
        prompted = line.startswith(">>>") or (prompted and line.startswith("..."))
        begun = begun or prompted
        if prompted or not begun:
            kept.append(re.sub(r"^(>>>|\.\.\.) ?", "", line))
    return "\n".join(kept).strip("\n")


def _visible(tag: str) -> str:
    """A tag as code: bare, at the end of a paragraph, Markdown takes it for attributes."""
    ticks = "``" if "`" in tag else "`"
    return f"{ticks}{' '.join(tag.split())}{ticks}"


def _label(title: str) -> str:
    """A title as the text of a link, which its brackets outside of code would end or nest."""
    return re.sub(r"(`+[^`]*`+)|([\[\]])", lambda m: m[1] or f"\\{m[2]}", title)


def _autolink(found: re.Match) -> str:
    """A bare address as a link; what ends the sentence is not of it."""
    address = found[0].rstrip(".,;:!?*_")
    return f"<{address}>{found[0][len(address) :]}"


def _closed(opener: re.Match) -> bool:
    """True where the end tag of a tag follows."""
    name, depth = opener["name"], 1
    for token in _TOKEN.finditer(opener.string, opener.end()):
        depth += (token["name"] == name) - (token["name"] == f"end{name}")
        if not depth:
            return True
    return False


def _spaced(text: str) -> str:
    """What Hexo takes, as the Markdown of the site wants it.

    A blank line stands before a list and a table; what is in a list is indented by four blanks for
    each of its levels. Fences and callouts move as one.
    """
    result: list[str] = []
    items: list[tuple[int, int]] = []  # the open ones: the columns of their marks and their texts
    moved: tuple[str, int, int] | None = None  # a fence or a callout: how it begins, from, to
    lines = text.split("\n")
    for n, line in enumerate(lines):
        body = line.lstrip(" \t")
        pad = len(line[: len(line) - len(body)].expandtabs(4))
        fence = re.match("`{3,}|~{3,}|!!! |[?]{3}[+]? ", body)
        if moved and (moved[0][0] in "`~" or not body or pad > moved[1]):
            opener, start, to = moved
            result.append(" " * to + line.removeprefix(" " * start) if body else "")
            if body.rstrip() == opener:
                moved = None
            continue
        moved = None
        before = result[-1] if result else ""
        item = None if _RULE.match(body) or (pad > 3 and not items) else _ITEM.match(body)
        if item and not items and before and item[1] not in ("-", "*", "+", "1.", "1)"):
            item = None  # a year at the beginning of a line, say
        if item or not before:
            listed = bool(items)
            while items and pad < items[-1][0] + 2:
                items.pop()
        if not body:
            result.append("")
        elif item:
            if before and not listed:
                result.append("")
            mark = item[1].replace(")", ".")
            result.append(f"{'    ' * len(items)}{mark} {body[item.end() :]}")
            items.append((pad, pad + item.end()))
        else:
            if before and "|" in body and plain.TABLE.match("".join(lines[n + 1 : n + 2])):
                result.append("")
                items = items if pad else []
            if items and pad:
                deeper = pad - items[-1][1]  # four blanks more are indented code
                code = deeper > 3 and not fence and not body.startswith(_SKIP)
                to = 4 * len(items) + (deeper if code else 0)
            else:
                to = pad
            result.append(" " * to + body)
            moved = (fence[0], pad, to) if fence else None
    return "\n".join(result)


def _unique(text: str, number: int, taken: set[str]) -> str:
    """A name of the ASCII words of a text, else ``section-<number>``, that is not taken."""
    text = re.sub(r"<[^>]*>|\]\([^)]*\)", " ", unicodedata.normalize("NFKC", text).lower())
    words = [word.strip("_") for word in re.findall(r"[a-z0-9_]+", text)]
    slug = "-".join(filter(None, words)) if re.search("[a-z]", " ".join(words)) else ""
    if slug and slug not in taken:
        return slug
    names = (f"{slug or 'section'}-{n}" for n in count(2 if slug else number))
    return next(name for name in names if name not in taken)


def files(post: Post, pages: list[Page], docs: Path, language: str) -> dict[Path, str]:
    """What is to be written, and where."""
    metadata = dict(post.metadata)
    if "title" in metadata:  # 2015-10-11 is no date there
        metadata["title"] = str(metadata["title"])
    if "tags" in metadata:  # Material wants a list of strings
        tags = metadata["tags"] or []
        metadata["tags"] = [str(tag) for tag in (tags if isinstance(tags, list) else [tags])]
    result = {}
    for page in pages:
        document = frontmatter.Post(page.text.rstrip())
        document.metadata = metadata
        text = (
            frontmatter.dumps(document, sort_keys=False) if metadata else page.text.rstrip()
        ) + "\n"
        result[docs / language / f"{page.name}.md"] = text
        for name, code in page.snippets.items():
            result[docs.parent / "snippets" / name] = code
        metadata = {key: value for key, value in metadata.items() if key != "title"}
    return result


def write(contents: dict[Path, str], root: Path) -> None:
    """Write all files or, if one of them fails, none."""
    nearest = next(folder for folder in (root, *root.parents) if folder.is_dir())
    with TemporaryDirectory(prefix=".hexo-", dir=nearest) as temporary, ExitStack() as undo:
        for number, (path, text) in enumerate(contents.items()):
            new, old = Path(temporary, f"{number}.new"), Path(temporary, f"{number}.old")
            new.write_text(text, encoding="utf-8", newline="\n")
            for folder in reversed([f for f in path.parents if not f.exists()]):
                folder.mkdir()
                undo.callback(folder.rmdir)
            if path.is_file():
                path.replace(old)
                undo.callback(old.replace, path)
                new.replace(path)
            else:
                new.replace(path)
                undo.callback(path.unlink)
        undo.pop_all()


def main(argv: list[str] | None = None) -> int:
    """Convert a post as the command line says; 2 if nothing was written."""
    parser = argparse.ArgumentParser(prog="python -m verified hexo", description=__doc__)
    add = parser.add_argument
    add("post", type=Path, metavar="POST.md")
    add("--into", type=Path, default=Path("docs"), metavar="DOCS", help="docs folder")
    add("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="folder of the pages")
    add("--force", action="store_true", help="overwrite what exists")
    options = parser.parse_args(argv)
    try:
        converter = Converter(read(options.post))
        pages = converter.convert()
        docs = Path(os.path.abspath(options.into))
        contents = files(converter.post, pages, docs, options.lang)
        hint = "exists, nothing was written; move it, or overwrite it with --force"
        exist = [path for path in contents if path.exists()]
        if exist and not options.force:
            raise Refused(Problem(Path(os.path.relpath(path)), 1, hint) for path in exist)
        write(contents, docs.parent)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except OSError as error:
        place = os.path.relpath(error.filename2 or error.filename or docs)
        print(f"{place}:1: {error.strerror}; nothing was written", file=sys.stderr)
        return 2
    for warning in converter.warnings:
        print(warning, file=sys.stderr)
    for path in contents:
        print(os.path.relpath(path))
    return 0
