"""Blocks are the pages' own, as their readers see them; what is not fit to run is refused."""

import collections

import pytest

from verified.pages import Block
from verified.project import Project

FENCE = '# Title {{ #top }}\n\n``` {}\n--8<-- "{}"\n```\n'


def blocks(language: str = "en") -> list[Block]:
    """The blocks of a language's pages; the project is the current directory."""
    return [block for block in Project.load().require().blocks if language in block.page.parts]


def test_a_block_is_what_the_page_shows(project):
    project.write("snippets/p/one.py", "x = 1  # 一 | one\nprint(x)\n")
    project.write("snippets/p/one.out", "1\n")
    project.page("p", "---\ntitle: P\n---\n\n" + FENCE.format("python", "p/one.py"))
    [zh], [en] = blocks("zh"), blocks("en")
    assert zh.code == "x = 1  # 一\nprint(x)\n"
    assert en.code == "x = 1  # one\nprint(x)\n"
    assert zh.expected == en.expected == "1\n"
    assert zh.line == 7
    assert zh.key == en.key


CHECK = "assert x == 1  # 一 | one\n"


@pytest.mark.parametrize(
    "change",
    [
        ("snippets/p/one.py", "x = 2\nprint(x)\n"),
        ("snippets/p/one.out", "2\n"),
        ("snippets/p/one.check.py", "assert x\n"),
        ("docs/en/p.md", "<!--pytest.mark.timeout(9)-->\n" + FENCE.format("python", "p/one.py")),
        ("docs/en/p.md", FENCE.format("python", "p/one.py") + "\n<!-- picture: A dot. -->\n"),
    ],
    ids=["program", "output", "check", "mark", "picture"],
)
def test_a_changed_program_output_check_mark_or_picture_is_another_block(project, change):
    project.page("p", FENCE.format("python", "p/one.py"))
    project.write("snippets/p/one.py", "x = 1\nprint(x)\n")
    project.write("snippets/p/one.check.py", CHECK)
    [before] = blocks()
    project.write(*change)
    assert [block.key == before.key for block in blocks()] == [False]


def test_another_picture_recorded_is_another_block(project):
    project.page("p", FENCE.format("python", "p/one.py") + "\n<!-- picture: A dot. -->\n")
    project.write("snippets/p/one.py", "x = 1\n")
    keys = set()
    for size in (b"", b"\0\0\0\1\0\0\0\1", b"\0\0\0\2\0\0\0\1"):
        project.write("snippets/p/one.dot.png", b"\x89PNG\r\n\x1a\n" + 8 * b"\0" + size)
        keys |= {block.key for block in blocks()}
    assert len(keys) == 3


def test_a_changed_comment_is_the_same_block(project):
    project.snippet("p/one.py", "x = 1  # 一 | one\n")
    project.write("snippets/p/one.check.py", CHECK)
    [before] = blocks()
    project.write("snippets/p/one.py", "x = 1  # 壹 | number one\n")
    project.write("snippets/p/one.check.py", CHECK.replace("一", "壹"))
    assert [block.key for block in blocks()] == [before.key]


@pytest.mark.parametrize(
    "tag", ["python", 'python title="a.py"', "{ .python }", 'python hl_lines="1"', "{.python .x}"]
)
def test_the_tag_is_the_first_word(project, tag):
    project.snippet("p/one.py", "print(1)\n")
    project.page("one", FENCE.format(tag, "p/one.py"))
    assert [block.tag for block in blocks()] == ["python"]


def test_each_page_is_read_once_however_many_there_are(project):
    """Counts what Python opens, in a process of its own: an audit hook stays."""
    for name in ("one", "two", "three"):
        project.snippet(f"p/{name}.py", f"print('{name}')\n", f"{name}\n")
    code = """
import sys
from verified.project import Project
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
project = Project.load().require()
sorted(block.key for block in project.blocks)
for language in project.languages.values():
    [page.sections for page in project.of(language)]
print(*opened, sep="\\n")
"""
    result = project.run("python", "-c", code)
    assert result.returncode == 0, result.stderr
    names = (line.removeprefix(f"{project.root}/") for line in result.stdout.splitlines())
    opened = collections.Counter(names)
    files = [f"docs/{c}/{n}.md" for c in ("zh", "en") for n in ("index", "one", "two", "three")]
    assert {name: opened[name] for name in files} == dict.fromkeys(files, 1)
    assert opened["mkdocs.en.yml"] == 1


BAD_PAGES = {
    "a missing snippet": (FENCE.format("python", "p/none.py"), 4, "could not be found"),
    "a section that does not exist": (FENCE.format("python", "p/one.py:part"), 4, "'part'"),
    "the tag py": (FENCE.format("py", "p/one.py"), 3, "write `python`"),
    "the tag Python": (FENCE.format("Python", "p/one.py"), 3, "write `python`"),
    "the tag sh": (FENCE.format("sh", "p/one.py"), 3, "write `bash`"),
    "the tag py, with a title": (FENCE.format('py title="x"', "p/one.py"), 3, "write `python`"),
    "no tag": (FENCE.format("", "p/one.py"), 3, "neither a program nor its output"),
    "another tag": (FENCE.format("json", "p/one.py"), 3, "neither a program nor its output"),
    "tildes": ("# T { #t }\n\n~~~ python\nx = 1\n~~~\n", 3, "write ```"),
    "an inline block": ("# T { #t }\n\n``` python\nx = 1\n```\n", 3, "an inline block"),
    "two includes": (
        '# T { #t }\n\n``` python\n--8<-- "p/one.py"\n--8<-- "p/one.py"\n```\n',
        3,
        "an inline block",
    ),
    "some lines of a snippet": (FENCE.format("python", "p/one.py:1:1"), 3, "an inline block"),
    "an unclosed fence": ('# T { #t }\n\n``` python\n--8<-- "p/one.py"\n', 3, "never closed"),
    "a bash block of Python": (FENCE.format("bash", "p/one.py"), 3, "no .sh file"),
    "an unknown mark": (
        "<!--pytest.mark.xfail()-->\n" + FENCE.format("python", "p/one.py"),
        4,
        "unknown mark",
    ),
    "a skip without a reason": (
        "<!--pytest.mark.skip()-->\n" + FENCE.format("python", "p/one.py"),
        4,
        "a reason in both languages",
    ),
    "a mark that is no call": (
        "<!--pytest.mark.timeout(x)-->\n" + FENCE.format("python", "p/one.py"),
        4,
        "literal arguments",
    ),
    "a device without a reason": (
        '<!--pytest.mark.only_on("cpu")-->\n' + FENCE.format("python", "p/one.py"),
        4,
        "a reason in both languages",
    ),
    "a reason in one language": (
        '<!--pytest.mark.only_on("cpu", reason="only here")-->\n'
        + FENCE.format("python", "p/one.py"),
        4,
        "a reason in both languages",
    ),
    "a device that there is not": (
        '<!--pytest.mark.only_on("tpu", reason="一 | one")-->\n'
        + FENCE.format("python", "p/one.py"),
        4,
        "not with these arguments",
    ),
    "bound to every device": (
        '<!--pytest.mark.only_on("cpu", "sim", "cuda", reason="一 | one")-->\n'
        + FENCE.format("python", "p/one.py"),
        4,
        "not with these arguments",
    ),
    "a version that is none": (
        '<!--pytest.mark.since("new")-->\n' + FENCE.format("python", "p/one.py"),
        4,
        "not with these arguments",
    ),
    "no GPU": (
        "<!--pytest.mark.max_gpus(0)-->\n" + FENCE.format("python", "p/one.py"),
        4,
        "not with these arguments",
    ),
    "skipfile": (
        "<!--pytest-codeblocks:skipfile-->\n" + FENCE.format("python", "p/one.py"),
        1,
        "`skipfile` is not supported",
    ),
    "cont": (
        "<!--pytest-codeblocks:cont-->\n" + FENCE.format("python", "p/one.py"),
        1,
        "`cont` is not supported",
    ),
    "not UTF-8": (b"# T { #t }\n\n\xff\n", 3, "not UTF-8"),
    "front matter that is no YAML": (
        "---\ntitle: T\ntags: [a\n---\n\n# T { #t }\n",
        3,
        "invalid YAML",
    ),
    "a Hexo tag": ("# T { #t }\n\n{% note info %}\n", 3, "a Hexo tag, `{% note info %}`"),
}


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_is_refused_at_its_line(project, name):
    text, line, message = BAD_PAGES[name]
    project.snippet("p/one.py", "print(1)\n")
    project.write("docs/en/bad.md", text)
    project.write("docs/zh/bad.md", "# T { #t }\n")
    problems = [p for p in project.problems() if p.startswith(f"docs/en/bad.md:{line}:")]
    assert problems, project.problems()
    assert any(message in problem for problem in problems), problems


def test_a_bad_page_with_front_matter_is_refused_at_its_line_of_the_file(project):
    project.page("bad", "---\ntitle: T\n---\n\n# T { #t }\n\n``` py\nx\n```\n")
    assert any(problem.startswith("docs/en/bad.md:7: ") for problem in project.problems())


BAD_SNIPPETS = {
    "not Python": ("x = \n", 1, "not Python"),
    "no English half": ("x = 1\ny = 2  # 二\n", 2, "no English half"),
    "an empty English half": ("x = 1  # 一 | \n", 1, "English half"),
    "no Chinese half": ("x = 1  # the first\n", 1, "no Chinese half"),
    "Chinese in the English half": ("x = 1  # 一 | 壹\n", 1, "English half"),
}
BAD_CHECKS = {
    "not Python": ("assert x\nassert\n", 2, "not Python: "),
    "asserts nothing": ("x == 1\n", 1, "asserts nothing; write what must hold as `assert …`"),
    "empty": ("", 1, "asserts nothing; "),
    "no English half": ("assert x  # 二\n", 1, "no English half"),
}


@pytest.mark.parametrize(
    "file, code, line, message",
    [("one.py", *bad) for bad in BAD_SNIPPETS.values()]
    + [("one.check.py", *bad) for bad in BAD_CHECKS.values()],
)
def test_a_bad_snippet_or_check_is_refused_at_its_line(project, file, code, line, message):
    project.snippet("p/one.py", "x = 1\n")
    project.write(f"snippets/p/{file}", code)
    [problem] = project.problems()
    assert problem.startswith(f"snippets/p/{file}:{line}: ") and message in problem


@pytest.mark.parametrize(
    "show, snippet, check",
    [
        ("one.py", "one.py", "one.check.py"),
        ("one.sh", "one.sh", "one.check.py"),
        ("one.py:part", "one.py", "one.part.check.py"),
    ],
)
def test_a_check_lies_beside_its_block(project, show, snippet, check):
    project.write(f"snippets/p/{snippet}", "# --8<-- [start:part]\nx=1\n# --8<-- [end:part]\n")
    project.write(f"snippets/p/{check}", "assert 1\nif 0:\n    raise ValueError\n")
    project.page("p", FENCE.format("bash" if ".sh" in show else "python", f"p/{show}"))
    [block] = blocks()
    assert (str(block.check_file), block.checks) == (f"snippets/p/{check}", 2)


def test_a_picture_belongs_to_the_block_above_its_words(project):
    words = "\nSee.\n\n<!-- picture: A line. -->\n\n<!-- picture: A dot. -->\n"
    project.page("p", FENCE.format("python", "p/one.py") + words)
    project.write("snippets/p/one.py", "x = 1\n")
    for name in ("one.a.png", "one.b.png"):
        project.write(f"snippets/p/{name}", b"")
    [block] = blocks()
    assert block.alts == ("A line.", "A dot.")
    assert [path.name for path in block.pictures()] == ["one.a.png", "one.b.png"]


@pytest.mark.parametrize("name", ["p/one.py", "p/one.out"])
@pytest.mark.parametrize(
    "text, message",
    [(b"x = 1\n# \xff\n", "not UTF-8"), (b'"""\n```\n"""\n', "ends the block that shows it")],
)
def test_a_file_that_no_fence_can_show_is_refused_at_its_line(project, name, text, message):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.write(f"snippets/{name}", text)
    [problem] = project.problems()
    assert problem.startswith(f"snippets/{name}:2: ") and message in problem


@pytest.mark.parametrize(
    "text, message",
    [(b"\xff\n", "not UTF-8"), (b"``` python\nx = 1\n```\n", "brings in code blocks of its own")],
)
def test_prose_that_cannot_be_included_is_refused(project, text, message):
    project.write("snippets/p/prose.md", text)
    project.page("p", '# T { #t }\n\n--8<-- "p/prose.md"\n')
    assert any(message in problem for problem in project.problems())


def test_names_that_one_file_system_takes_for_one_are_refused(project):
    project.page("p", "# T { #t }\n")
    project.page("P", "# T { #t }\n")
    for problem, language in zip(project.problems(), ("en", "zh"), strict=True):
        assert problem.startswith(f"docs/{language}/p.md:1: differs from docs/{language}/P.md in ")


def test_a_hexo_tag_in_code_is_none(project):
    project.page("p", "# T { #t }\n\nWrite `{% note %}`.\n")
    assert project.problems() == []


def test_a_snippet_may_not_shadow_the_standard_library(project):
    project.snippet("p/inspect.py", "print(1)\n")
    assert any("shadows the standard library" in problem for problem in project.problems())


@pytest.mark.parametrize(
    "name, message",
    [
        ("lost.py", "no page shows this snippet; include it in a page or delete it"),
        ("lost.out", "the output of no block; delete it"),
        ("lost.check.py", "the check of no block: no page shows snippets/p/lost.py; rename or"),
        ("one.lost.png", "the picture of no block; delete it"),
    ],
)
def test_a_file_that_belongs_to_no_block_is_refused(project, name, message):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.write(f"snippets/p/{name}", "assert 1\n")
    [problem] = project.problems()
    assert problem.startswith(f"snippets/p/{name}:1: {message}")


@pytest.mark.parametrize("language, other", [("zh", "en"), ("en", "zh")])
def test_a_page_in_one_language_only_is_refused(project, language, other):
    project.write(f"docs/{language}/alone.md", "# T { #t }\n")
    [problem] = project.problems()
    assert problem.startswith(f"docs/{language}/alone.md:1: there is no docs/{other}/alone.md")


def test_a_declared_block_of_another_kind_needs_no_program(project):
    mark = '<!--pytest.mark.skip(reason="只是示意 | a sketch")-->'
    project.page("p", f"# T {{ #t }}\n\n{mark}\n``` console\n$ x\n```\n")
    assert [block.runs for block in blocks()] == [False]


def test_every_problem_is_reported_at_once(project):
    project.snippet("p/one.py", "x = 1  # 一\n")
    project.write("docs/zh/alone.md", "# T { #t }\n\n~~~\n~~~\n")
    assert len(project.problems()) >= 3


def test_two_snippets_may_not_share_an_output(project):
    project.snippet("p/one.py", "print(1)\n")
    project.write("snippets/p/one.sh", "echo 1\n")
    project.page("p", FENCE.format("bash", "p/one.sh") + FENCE.format("python", "p/one.py"))
    assert any("would share snippets/p/one.out with" in problem for problem in project.problems())
