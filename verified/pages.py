"""Pages → blocks: what a reader sees, which file it came from, and what is wrong with it."""

from __future__ import annotations

import ast
import hashlib
import re
import sys
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

import frontmatter
import markdown
import yaml
from mkdocs.config import load_config
from mkdocs.utils import meta
from pymdownx.snippets import SnippetMissingError

from verified import comments, marks
from verified.markdown import INCLUDE, RUN, fences, output_of, tag
from verified.problems import Problem, Refused

CONFIGS = {"zh": Path("mkdocs.yml"), "en": Path("mkdocs.en.yml")}
SNIPPETS = Path("snippets")
NO_FILE = Path("-")  # of a block that is no include

_TITLE = re.compile(r'\btitle="([^"]*)"')
_TILDES = re.compile(r"\s*~~~")
_HEXO = re.compile(r"\{% *\w.*?%\}")
_INLINE = re.compile(r"(`+).*?\1")
_KEYWORD = re.compile(
    r"\s*<!--[-\s]*pytest-codeblocks:\s*(?!expected-output[-\s]*-->)([a-z]+(?:-[a-z]+)*)"
)
_MEANT = {"py": "python", "python3": "python", "pycon": "python", "sh": "bash", "shell": "bash"}


@dataclass(frozen=True)
class Block:
    """A fenced block of a page, as its reader sees it."""

    page: Path
    line: int
    tag: str
    code: str
    program: str  # the code without comments, the same in every language
    snippet: Path
    output: Path
    title: str | None
    expected: str
    marks: marks.Marks
    files: tuple[tuple[str, str], ...] = ()  # what a bash block finds: the page's titled blocks

    @property
    def runs(self) -> bool:
        return self.tag in RUN and self.marks.skip is None

    @property
    def devices(self) -> tuple[str, ...]:
        """The devices that it is to run on."""
        return self.marks.devices if self.runs else ()

    @cached_property
    def key(self) -> str:
        """The hash of what decides the result: the program, its marks, its output."""
        files = [(name, comments.drop(code, "python")) for name, code in self.files]
        limits = (self.marks.timeout, self.marks.filterwarnings, self.marks.gpus)
        parts = (self.tag, self.program, files, self.expected, limits)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @cached_property
    def name(self) -> str:
        """What the block is called, the same on every page that shows it."""
        return self.output.relative_to(SNIPPETS).with_suffix(self.snippet.suffix).as_posix()

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line} ({self.snippet})"


@dataclass(frozen=True)
class Page:
    """A page of one language and its blocks, in order."""

    path: Path
    language: str
    blocks: tuple[Block, ...]

    @property
    def address(self) -> str:
        """Where the page's HTML lies in the site."""
        return (folder(self.language) / url(self.path, self.language)).as_posix().removeprefix(".")

    @property
    def shown(self) -> list[tuple[str, Block]]:
        """Every code block of the rendered page, in order: its text and whose it is."""
        return [
            (text, block)
            for block in self.blocks
            for text in (block.code, block.expected)
            if text or text is block.code
        ]


def load() -> list[Page]:
    """Read every page of every language below the current directory.

    Raises:
        Refused: with every problem of the pages and snippets, each at its file and line.
    """
    problems: list[Problem] = []
    pages = []
    for language in CONFIGS:
        for path in sources(language):
            try:
                pages.append(read(path, language))
            except Refused as refused:
                problems += refused.problems
    problems += [*_one_language_only(), *_same_but_for_case()]
    if not problems:  # the accounting needs every page
        problems += _unused(pages)
    if problems:
        raise Refused(problems)
    return pages


def docs(language: str) -> Path:
    """The folder of a language's pages."""
    return Path(load_site(language).docs_dir).relative_to(Path.cwd())


def sources(language: str) -> list[Path]:
    """The Markdown files of a language."""
    return sorted(docs(language).rglob("*.md"))


def url(path: Path, language: str) -> str:
    """Where a page stands in its language's site: ``saving/``, and nothing for the home page."""
    page = path.relative_to(docs(language)).with_suffix("")
    folder = page.parent if page.name == "index" else page
    return "" if folder == Path() else f"{folder.as_posix()}/"


def folder(language: str) -> Path:
    """Where a language's site lies in the whole one; the first language has its root."""
    return Path("" if language == next(iter(CONFIGS)) else language)


@cache
def load_site(language: str):
    """The MkDocs configuration of a language; its plugins and hooks are the builder's alone."""
    return load_config(str(CONFIGS[language]), plugins=[], hooks=[])


@cache
def _markdown(language: str) -> markdown.Markdown:
    site = load_site(language)
    return markdown.Markdown(
        extensions=site.markdown_extensions, extension_configs=site.mdx_configs
    )


def expand(lines: list[str], language: str, until: str = "fenced_code_block") -> list[str]:
    """The page as the site's own Markdown sees it, just before fences become HTML."""
    preprocessors = _markdown(language).preprocessors
    for preprocessor in preprocessors:
        if preprocessor is preprocessors[until]:
            break
        lines = preprocessor.run(lines)
    return lines


def read(path: Path, language: str) -> Page:
    """Read one page.

    Raises:
        Refused: with the problems of this page and of the snippets that it shows.
    """
    text = _text(path)
    try:
        frontmatter.loads(text)
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark or error.problem_mark
        fault = f"the front matter is no YAML: {error.problem}"
        raise Refused([Problem(path, mark.line + 1 if mark else 1, fault)]) from None
    body, _ = meta.get_data(text)
    lines = body.split("\n")
    offset = text.rstrip().count("\n") - body.rstrip().count("\n")  # the front matter

    try:
        written = fences(lines)
    except RuntimeError:
        if refused := [Problem(path, n + offset, text) for n, text in _refused_lines(lines, [])]:
            raise Refused(refused) from None
        opened = max(i for i, line in enumerate(lines, 1) if line.lstrip().startswith("```"))
        raise Refused([Problem(path, opened + offset, "this fence is never closed")]) from None

    problems = [Problem(path, n + offset, text) for n, text in _refused_lines(lines, written)]
    if unfit := list(_unfit(written)):
        raise Refused([*problems, *unfit])
    try:
        expanded = fences(expand(list(lines), language, until="verified-comments"))
    except SnippetMissingError as error:
        missing = re.findall(r"'([^']*)'", str(error))
        line = next((i for i, text in enumerate(lines, 1) if missing and missing[0] in text), 1)
        hint = (
            "create it below snippets/, or mend the path"
            if "section" not in str(error)
            else ("mark it in the snippet with `# --8<-- [start:name]`, or include the whole file")
        )
        raise Refused([*problems, Problem(path, line + offset, f"{error}; {hint}")]) from None
    except UnicodeDecodeError as error:
        raise Refused([*problems, Problem(path, 1, f"a snippet is not UTF-8: {error}")]) from None
    if len(expanded) != len(written):
        text = "an include brings in code blocks of its own; write each fence in the page"
        raise Refused([*problems, Problem(path, 1, text)])

    blocks = []
    for raw, shown in zip(written, expanded, strict=True):
        line = raw.lineno + offset
        try:
            block_marks = marks.parse(raw.marks)
        except ValueError as error:
            problems.append(Problem(path, line, str(error)))
            continue
        include = INCLUDE.fullmatch(raw.code)
        kind, source = tag(raw.syntax), _ended(shown.code)
        block = Block(
            page=path,
            line=line,
            tag=kind,
            code=comments.keep(source, kind, language) if kind in RUN else source,
            program=comments.drop(source, kind) if kind in RUN else source,
            snippet=SNIPPETS / include["path"] if include else NO_FILE,
            output=SNIPPETS / output_of(include) if include else NO_FILE,
            title=title[1] if (title := _TITLE.search(raw.syntax)) else None,
            expected=_ended(shown.expected_output) if shown.expected_output else "",
            marks=block_marks,
        )
        problems += _faults(block)
        blocks.append(block)
    if problems:
        raise Refused(problems)
    files = tuple((block.title, block.code) for block in blocks if block.title)
    return Page(
        path,
        language,
        tuple(replace(b, files=files) if b.tag == "bash" else b for b in blocks),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Refused([Problem(path, line, "not UTF-8; save the file as UTF-8")]) from None


def _unfit(written):
    """What no fence can show of the snippets of a page and of their outputs."""
    includes = filter(None, (INCLUDE.fullmatch(block.code) for block in written))
    for name in {name for include in includes for name in (include["path"], output_of(include))}:
        try:
            text = _text(file := SNIPPETS / name)
        except OSError:
            continue  # a snippet is told of where it is included, and an output may be missing
        except Refused as refused:
            yield from refused.problems
            continue
        for n, line in enumerate(text.split("\n") if "```" in text else (), 1):
            if line.lstrip().startswith("```"):
                yield Problem(file, n, "a line that begins with ``` ends the block that shows it")


def _ended(text: str) -> str:
    """The text with one line end at its end; an include brings one more."""
    return text.rstrip("\n") + "\n"


def _refused_lines(lines, written):
    inside = {
        n
        for block in written
        for n in range(block.lineno, block.lineno + block.code.count("\n") + 2)
    }
    for n, line in enumerate(lines, 1):
        if n not in inside and _TILDES.match(line):
            yield n, "a `~~~` fence; write ``` so that the block is run"
        if n not in inside and (keyword := _KEYWORD.match(line)):
            yield n, f"`{keyword[1]}` is not supported; blocks run alone, marks are pytest.mark.*"
        if n not in inside and (left := _HEXO.search(_INLINE.sub("", line))):
            yield n, f"a Hexo tag, `{left[0]}`; write Markdown, as `python -m verified.hexo` does"


def _faults(block: Block):
    """The problems of one block."""
    here = (block.page, block.line)
    if block.tag not in RUN:
        meant = _MEANT.get(block.tag.lower(), block.tag.lower())
        if meant in RUN:
            yield Problem(*here, f"the tag `{block.tag}` is not run; write `{meant}`")
        elif block.marks.skip is None:
            yield Problem(
                *here,
                f"a block tagged `{block.tag}` is neither a program nor its output; say why with "
                '<!--pytest.mark.skip(reason="中文 | English")--> on the line before it',
            )
        return
    if block.marks.skip is not None:
        return
    if block.snippet is NO_FILE:
        yield Problem(
            *here,
            "an inline block; move the code to snippets/<page>/<block>.py and include it alone, "
            'as `--8<-- "<page>/<block>.py"`',
        )
        return
    suffix = {"python": ".py", "bash": ".sh"}[block.tag]
    if block.snippet.suffix != suffix:
        yield Problem(*here, f"a `{block.tag}` block includes {block.snippet}, no {suffix} file")
        return
    if block.snippet.stem in sys.stdlib_module_names:
        yield Problem(
            block.snippet, 1, f"shadows the standard library's `{block.snippet.stem}`; rename it"
        )
    source = _ended(block.snippet.read_text(encoding="utf-8"))
    for line, fault in comments.faults(source, block.tag):
        yield Problem(block.snippet, line, fault)
    if block.tag == "python" and (error := _syntax_error(block.program)):
        yield Problem(block.snippet, error.lineno or 1, f"not Python: {error.msg}")


@cache
def _syntax_error(program: str) -> SyntaxError | None:
    try:
        ast.parse(program)
    except SyntaxError as error:
        return error
    return None


def _one_language_only():
    folders = {language: docs(language) for language in CONFIGS}
    names = {
        language: {path.relative_to(folder) for path in sources(language)}
        for language, folder in folders.items()
    }
    for language, pages in names.items():
        for other in CONFIGS:
            for name in sorted(pages - names[other]):
                text = f"there is no {docs(other) / name}; write it, every page is in each language"
                yield Problem(docs(language) / name, 1, text)


def _same_but_for_case():
    """Names that are one name where the file system does not tell cases apart."""
    seen: dict[str, Path] = {}
    below = [docs(language) for language in CONFIGS] + [SNIPPETS]
    for path in sorted(path for folder in below for path in folder.rglob("*")):
        first = seen.setdefault(str(path).casefold(), path)
        if first != path:
            text = f"differs from {first} in case only; on macOS and Windows they are one file"
            yield Problem(path, 1, f"{text}, rename one of the two")


def _unused(pages: list[Page]):
    """Files below snippets/ that no page shows."""
    shown = {block.snippet for page in pages for block in page.blocks}
    outputs = {block.output for page in pages for block in page.blocks}
    writers: dict[Path, Path] = {}
    for page in pages:
        for block in page.blocks:
            first = writers.setdefault(block.output, block.snippet)
            if first != block.snippet:
                text = f"would share {block.output} with {first}; rename one of the two"
                yield Problem(block.snippet, 1, text)
    for path in sorted(path for path in SNIPPETS.rglob("*") if path.is_file()):
        if path.suffix == ".out" and path not in outputs:
            yield Problem(path, 1, "the output of no block; delete it")
        elif path.suffix != ".out" and path not in shown and "__pycache__" not in path.parts:
            yield Problem(path, 1, "no page shows this snippet; include it in a page or delete it")
