"""What a page may not hold, each fault at its file and line."""

from __future__ import annotations

import ast
import codecs
import re
import sys
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from verified.pages import comments, needs
from verified.pages.block import NO_FILE, Block, Older
from verified.pages.fences import INCLUDE, RUN, beside, inside, older
from verified.pages.language import Language
from verified.problems import Problem, Refused
from verified.versions import last, numbers, supported

PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
# What the theme and the build write at the root of a site.
OWN = {"assets", "search", "404.html", "index.html", "sitemap.xml", "sitemap.xml.gz", "feed.xml"}
OWN |= {"llms.txt", "llms-full.txt", "offline.zip", "manifest.json", "versions.json"}
OWN |= {"verified.json", "verified.schema.json"}
TICKS = "code within a line begins with ```; write it with one backtick, `code`"
BELOW = "begin it on the next line but one, indented by four blanks"
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]) +`{3,}[^`]*$")
CITED = "a fence in a quotation, which nothing runs; write it in a callout, `!!! quote`"
_CITED = re.compile(r"\s*>[\s>]*`{3,}[^`]*$")
_TILDES = re.compile(r"\s*~~~")
_HEXO = re.compile(r"\{% *\w.*?%\}")
_INLINE = re.compile(r"(`+).*?\1")
_KEYWORD = re.compile(
    r"\s*<!--[-\s]*pytest-codeblocks:\s*(?!expected-output[-\s]*-->)([a-z]+(?:-[a-z]+)*)"
)
_INCLUDED = re.compile(r"\s*;*-+8<-+(?! +\[)")
_INCLUDES = re.compile(r".*?-+8<-+")  # a mark of a section is no text of an output, either
_ROWS = r"\d+(?:-\d+)?(?: \d+(?:-\d+)?)*"
_QUOTED = rf"""( +(title=("[^"]*"|'[^']*')|hl_lines=("{_ROWS}"|'{_ROWS}')))*"""
_INFO = re.compile(rf"(\{{ *\.)?[\w+-]*{_QUOTED} *(?(1)\}})")
# They reorder or hide what a reader sees, and what an editor shows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029"
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f"
    "\u034f\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0e\U000e0100-\U000e01ef]"  # a blank, to the eye
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # comparing leaves them out
# Cyrillic, Greek, full-width and further letters beside Latin ones.
_LOOKS = "\u0131\u0251\u0261\u0370-\u03a9\u03b3\u03b9\u03bd\u03bf\u03c1\u03c5\u03f2\u03f3"
_LOOKS += "\u0400-\u058f\u13a0-\u13ff\u1d00-\u1d2b\u2100-\u214f\u2160-\u217f"
_LOOKS += "\uff21-\uff3a\uff41-\uff5a"
_ALIEN = re.compile(f"[{_LOOKS}](?<=[A-Za-z_.].)|[{_LOOKS}](?=[A-Za-z_.])")
_DRESSED = re.compile("[\U0001d400-\U0001d7ff]")  # 𝚙𝚛𝚒𝚗𝚝, which no fence holds
_MEANT = {"py": "python", "python3": "python", "pycon": "python", "sh": "bash", "shell": "bash"}


def text_of(path: Path, name: Path) -> str:
    """The text of a file, which messages call by its name.

    Raises:
        Refused: where it is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")  # some editors begin with a mark of their own
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Refused([Problem(name, line, "not UTF-8; save the file as UTF-8")]) from None


def lines(written: list[str], blocks: list) -> Iterator[tuple[int, str]]:
    """What no line of a page may be, outside of its blocks."""
    code, cited = inside(blocks), False
    for block in blocks:
        if "`" in block.syntax:
            yield block.lineno, TICKS
        elif not _INFO.fullmatch(block.syntax.strip()):
            said = 'a fence says its language, and may have title="file.py" and hl_lines="1 2"'
            yield block.lineno, f"{said}; not `{block.syntax.strip()}`"
    for n, line in enumerate(written, 1):
        if n not in code and _ITEM.match(line):
            yield n, f"a fence on the line of an item; {BELOW}"
        if n not in code and _CITED.match(line) and (cited := not cited):
            yield n, CITED
        if n not in code and _TILDES.match(line):
            yield n, "a `~~~` fence; write ``` so that the block is run"
        if n not in code and (keyword := _KEYWORD.match(line)):
            yield n, f"`{keyword[1]}` is not supported; blocks run alone, marks are pytest.mark.*"
        codes = line if n in code else " ".join(found[0] for found in _INLINE.finditer(line))
        if alien := _ALIEN.search(codes):
            yield n, f"a letter that only looks like one of code, {_named(alien[0])}; write that"
        if dressed := _DRESSED.search(line):
            yield n, f"a letter of mathematics, {_named(dressed[0])}; write it plainly"
        if n not in code and (left := _HEXO.search(_INLINE.sub("", line))):
            yield n, f"a Hexo tag, `{left[0]}`; write Markdown, as `python -m verified hexo` does"


def beyond(info: str, code: str) -> Iterator[str]:
    """The marked lines that a block does not have."""
    marked = re.search(rf"hl_lines=.({_ROWS})", info)
    for rows in marked[1].split() if marked else ():
        first, last = map(int, (rows.split("-") * 2)[:2])
        if not 0 < first <= last <= code.count("\n"):
            yield f"the block has no lines {rows} to mark; it has {code.count(chr(10))}"


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a page that hold a character which readers do not see."""
    for n, line in enumerate(text.split("\n"), 1):
        if found := _UNSEEN.search(line):
            yield n, f"an invisible character, {_named(found[0])}; delete it"


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"


def included(written: list, root: Path, snippets: Path) -> Iterator[Problem]:
    """What no fence can show of the snippets of a page and of their outputs."""
    includes = [i for block in written if (i := INCLUDE.fullmatch(block.code))]
    programs = {i["path"] for i in includes}
    names = programs | {beside(i, suffix) for i in includes for suffix in (".out", ".check.py")}
    names |= {name for i in includes for _, name in older(root / snippets, beside(i, ".out"))}
    for name in names:
        file = snippets / name
        if not (root / file).exists():
            continue  # a missing snippet is reported where it is included; an output may be missing
        try:
            text = text_of(root / file, file)
        except Refused as refused:
            yield from refused.problems
            continue
        if (root / file).read_bytes().startswith(codecs.BOM_UTF8):
            mend = "save it as UTF-8 without one"
            if file.suffix == ".out":
                mend = "delete the file, and print a repr() where the program prints the mark"
            yield Problem(file, 1, f"a byte order mark, which no page shows; {mend}")
        for n, line in enumerate(text.split("\n"), 1):
            if line.lstrip().startswith("```"):
                said = "a line that begins with ``` ends the block that shows it"
                yield Problem(file, n, f"{said}; let a word stand before it")
            if name in programs and "\t" in line:
                said = "a tab, which becomes blanks where a page shows it; write blanks, or `\\t`"
                yield Problem(file, n, said)
            if file.suffix == ".out" and (unseen := _CONTROL.search(line)):
                said = f"a control character, {_named(unseen[0])}"
                yield Problem(file, n, f"{said}; `make outputs` writes the file without")
            if file.suffix != ".out" and (unseen := _UNSEEN.search(line)):
                said = f"an invisible character, {_named(unseen[0])}; write it as an escape"
                yield Problem(file, n, f"{said}, or print its repr()")
            if (_INCLUDES if file.suffix == ".out" else _INCLUDED).match(line):
                said = "a line with `--8<--` includes a file where a page shows it; write it apart"
                yield Problem(file, n, f"{said}, as in `'--8' + '<--'`")


def block(block: Block, root: Path) -> Iterator[Problem]:
    """The problems of one block."""
    here = (block.page, block.line)
    if block.title is not None and not re.fullmatch(r"(?!\.*$)[\w.-]+", block.title):
        said = "the title of a block is the file that readers save it as"
        yield Problem(*here, f'{said}, in no folder; write title="train.py", not `{block.title}`')
    if block.tag not in RUN:
        meant = _MEANT.get(block.tag.lower(), block.tag.lower())
        if meant in RUN:
            yield Problem(*here, f"the tag `{block.tag}` is not run; write `{meant}`")
        elif block.marks.skip is None:
            tagged = f"tagged `{block.tag}`" if block.tag else "without a tag"
            yield Problem(
                *here,
                f"a block {tagged} is neither a program nor its output; say why with "
                '<!--pytest.mark.skip(reason="中文 | English")--> on the line before it',
            )
        return
    if block.marks.skip is not None:
        return
    if block.snippet is NO_FILE:
        name = f"<page>/<block>{RUN[block.tag]}"
        said = f"an inline block; move the code to snippets/{name} and include it alone, as"
        yield Problem(*here, f'{said} `--8<-- "{name}"`, in double quotes')
        return
    suffix = RUN[block.tag]
    if block.snippet.suffix != suffix:
        meant = next(tag for tag, own in RUN.items() if own == block.snippet.suffix)
        said = f"a `{block.tag}` block includes {block.snippet}, no {suffix} file"
        yield Problem(*here, f"{said}; write ``` {meant}")
        return
    if block.snippet.stem in sys.stdlib_module_names:
        yield Problem(
            block.snippet, 1, f"shadows the standard library's `{block.snippet.stem}`; rename it"
        )
    source = (root / block.snippet).read_text(encoding="utf-8").rstrip("\n") + "\n"
    shown = "\n".join([block.expected, *(older.text for older in block.older)])
    for found in (comments.faults(source, block.tag), comments.told(source, block.tag, shown)):
        for line, fault in found:
            yield Problem(block.snippet, line, fault)
    if block.tag == "python" and (error := _syntax_error(block.program)):
        prompts = re.search("^>>> ", source, re.M)
        said = "write it without `>>>` and without what it prints" if prompts else error.msg
        line = (error.lineno or 1) + _before(block, source)
        yield Problem(block.snippet, line, f"not Python: {said}")
    if block.check_file is not NO_FILE:
        yield from _check(block)
    if block.older:
        yield from _older(block, *supported(root / "pyproject.toml"))


def imports(
    block: Block, page: list[Block], files: Mapping[str, str], root: Path
) -> Iterator[Problem]:
    """The imports of a program that nobody could install, whether it runs or bash starts it."""
    shells = [b.code for b in page if b.tag == "bash" and b.runs]
    started = {name for code in shells for name in needs.started(code, files)}
    if block.tag != "python" or not (block.runs or block.title in started):
        return
    source = text_of(root / block.snippet, block.snippet)
    for line, module in needs.unknown(source, files):
        text = f"no installed package has `{module}`; install it and add it to pyproject.toml"
        yield Problem(block.snippet, line, text)


def _older(block: Block, oldest: str, newest: str) -> Iterator[Problem]:
    """The outputs for older PyTorch that no supported version needs."""
    oldest = max(oldest, block.marks.since or oldest, key=numbers)
    newer = [*block.older[1:], Older(newest, block.output, block.expected)]
    for this, following in zip(block.older, newer, strict=True):
        if last(this.until) < numbers(oldest):
            text = f"PyTorch {oldest} is the oldest that runs this block; delete the file"
        elif numbers(newest) <= last(this.until):
            text = f"no supported PyTorch is newer than {newest}; write {block.output} instead"
        elif not this.text.strip():
            text = 'is empty; delete it, or write <!--pytest.mark.since("…")--> before the fence'
        elif this.text == following.text:
            text = f"says the same as {following.file}; delete it"
        else:
            continue
        yield Problem(this.file, 1, text)


def _before(block: Block, source: str) -> int:
    """How many lines of the file stand before the section that the block is; 0 of a whole file."""
    section = block.output.stem.removeprefix(block.snippet.stem)[1:]
    before, mark, _ = source.partition(f"[start:{section}]")
    return before.count("\n") + 1 if mark else 0


def _check(block: Block) -> Iterator[Problem]:
    """The problems of the check beside a block."""
    if error := _syntax_error(block.check):
        yield Problem(block.check_file, error.lineno or 1, f"not Python: {error.msg}")
    elif not block.checks:
        text = "asserts nothing; write what must hold as `assert …`, or delete the file"
        yield Problem(block.check_file, 1, text)
    for line, fault in comments.faults(block.check, "python"):
        yield Problem(block.check_file, line, fault)


@cache
def _syntax_error(program: str) -> SyntaxError | None:
    try:
        ast.parse(program)
    except SyntaxError as error:
        return error
    return None


def unlike(blocks: list[Block]) -> Iterator[Problem]:
    """Blocks that are another program elsewhere: evidence is of one state of a block."""
    first: dict[str, Block] = {}
    for block in (block for block in blocks if block.runs):
        other = first.setdefault(block.name, block)
        if (other.surroundings, len(other.alts)) != (block.surroundings, len(block.alts)):
            text = (
                f"other marks, pictures or titled files than {other.page}:{other.line}, which "
                f"shows {block.snippet}, too; write the same in both, or copy it to a new file"
            )
            yield Problem(block.page, block.line, text)


def same_but_for_case(paths: list[Path]) -> Iterator[Problem]:
    """Names that are one name where the file system does not tell cases apart."""
    seen: dict[str, Path] = {}
    for path in sorted(paths):
        if (name := unicodedata.normalize("NFC", path.name)) != path.name:
            text = "a letter and its accent are two in this name, and one where a link is typed"
            yield Problem(path, 1, f"{text}; rename it to {name}, which only looks the same")
        first = seen.setdefault(str(path).casefold(), path)
        if first != path:
            text = f"differs from {first} in case only; on macOS and Windows they are one file"
            yield Problem(path, 1, f"{text}, rename one of the two")


def reserved(paths: list[Path], languages: Collection[Language]) -> Iterator[Problem]:
    """Pages and files where the site puts something of its own."""
    folders = {language.folder.as_posix() for language in languages}
    for path in paths:
        docs = next(language.docs for language in languages if path.is_relative_to(language.docs))
        name = path.relative_to(docs).parts[0].removesuffix(".md")
        if name == "templates" and path.parent != docs:
            text = "MkDocs leaves out `templates/`; rename the folder"
        elif name.casefold() in OWN:  # on macOS and Windows they are one file
            text = f"`{name}` is the site's own; rename it"
        elif path.name.lower() == "readme.md":
            text = "MkDocs takes it for the index of its folder; name it index.md, or otherwise"
        elif re.search(r"[#?]|%[0-9A-Fa-f]{2}", path.relative_to(docs).as_posix()):
            text = "an address ends at `#` and `?`, and `%20` is a blank there; rename it"
        elif name.casefold() in folders or re.fullmatch(r"\d+\.\d+", name) or name == "-":
            text = f"`{name}/` of the site is for a language, a version or the preview; rename it"
        else:
            continue
        yield Problem(path, 1, text)


def crowded(paths: list[Path], languages: Collection[Language]) -> Iterator[Problem]:
    """Pages and pictures of which the site would write two to one place."""
    files: dict[Path, Path] = {}  # of the site's
    for path in sorted(paths):
        for file in _written(path, languages) if path.suffix in (".md", *PICTURES) else ():
            if (other := files.setdefault(file, path)) != path:
                yield Problem(path, 1, f"has the address of {other}; rename one of the two")
                break
    for file, path in files.items():
        for other in filter(None, map(files.get, file.parents)):
            text = f"is below a file that the site makes of {other}; rename one of the two"
            yield Problem(path, 1, text)


def _written(path: Path, languages: Collection[Language]) -> list[Path]:
    """What the site makes of a page or a picture."""
    language = next(each for each in languages if path.is_relative_to(each.docs))
    if path.suffix != ".md":
        return [language.folder / path.relative_to(language.docs)]
    folder = language.folder / unquote(language.url(path))
    return [folder / name for name in ("index.html", "index.md", f"{path.stem}.ipynb")]


def foreign(root: Path, paths: list[Path]) -> Iterator[Problem]:
    """Files among the pages that are neither a page nor a picture: none of them was run."""
    for path in paths:
        if path.suffix in PICTURES and not (root / path).exists():
            yield Problem(path, 1, "a link to no file; delete it, or mend where it leads")
        if path.suffix not in PICTURES and path.suffix != ".md":
            if path.suffix == ".ipynb" and path.with_suffix(".md") in paths:
                continue  # made of that page
            text = f"neither a page nor a picture ({', '.join(PICTURES)}); move it out of docs/"
            yield Problem(path, 1, text)


def unused(blocks: list[Block], files: list[Path]) -> Iterator[Problem]:
    """Files below snippets/ that belong to no block."""
    shown = {block.snippet for block in blocks}
    outputs = {block.output for block in blocks}
    olds = {each.file for block in blocks for each in block.older}
    checked = {block.check_file for block in blocks}
    pictures = {picture for block in blocks for picture in block.pictures()}
    writers: dict[Path, Path] = {}
    for block in blocks:
        first = writers.setdefault(block.output, block.snippet)
        if first != block.snippet:
            text = f"would share {block.output} with {first}; rename one of the two"
            yield Problem(block.snippet, 1, text)
    for path in sorted({*files} - shown - outputs - olds - checked - pictures):
        name, until, version = path.name.partition(".until-")
        if until and path.with_name(f"{name}.out") in outputs:
            version = version.removesuffix(".out")
            text = f"`{version}` is no version of PyTorch; name the file {name}.until-2.14.out"
        elif path.suffix == ".out":
            text = "the output of no block; delete it"
        elif path.name.endswith(".check.py"):
            of = path.with_name(path.name.replace(".check.py", ".py"))
            text = f"the check of no block: no page shows {of}; rename or delete it"
        elif path.suffix == ".png":
            text = "the picture of no block; delete it"
        else:
            text = "no page shows this snippet; include it in a page or delete it"
        yield Problem(path, 1, text)
