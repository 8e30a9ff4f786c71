"""Blocks are the pages' own, as their readers see them; what is not fit to run is refused."""

import pytest

from verified import pages

FENCE = '# Title {{ #top }}\n\n``` {}\n--8<-- "{}"\n```\n'


def test_a_block_is_what_the_page_shows(project):
    project.write("snippets/p/one.py", "x = 1  # 一 | one\nprint(x)\n")
    project.write("snippets/p/one.out", "1\n")
    project.page("p", "---\ntitle: P\n---\n\n" + FENCE.format("python", "p/one.py"))
    assert project.problems() == []
    zh, en = (
        next(page for page in pages.load() if page.path.match(f"docs/{language}/p.md"))
        for language in ("zh", "en")
    )
    assert zh.blocks[0].code == "x = 1  # 一\nprint(x)\n"
    assert en.blocks[0].code == "x = 1  # one\nprint(x)\n"
    assert zh.blocks[0].expected == en.blocks[0].expected == "1\n"
    assert zh.blocks[0].line == 7
    assert zh.blocks[0].key == en.blocks[0].key


@pytest.mark.parametrize(
    "change",
    [
        ("snippets/p/one.py", "print(2)\n"),
        ("snippets/p/one.out", "2\n"),
        ("docs/en/p.md", "<!--pytest.mark.timeout(9)-->\n" + FENCE.format("python", "p/one.py")),
    ],
)
def test_a_changed_program_output_or_mark_is_another_block(project, change):
    project.snippet("p/one.py", "print(1)  # 一 | one\n", "1\n")
    project.page("p", FENCE.format("python", "p/one.py"))
    project.write("docs/en/one.md", "# Title { #top }\n")
    project.write("docs/zh/one.md", "# Title { #top }\n")

    def key():
        assert project.problems() == []
        return next(b.key for page in pages.load() for b in page.blocks if "en" in b.page.parts)

    before = key()
    project.write(*change)
    assert key() != before


def test_a_changed_comment_is_the_same_block(project):
    project.snippet("p/one.py", "print(1)  # 一 | one\n")
    assert project.problems() == []
    before = pages.load()[0].blocks or pages.load()[1].blocks
    project.write("snippets/p/one.py", "print(1)  # 壹 | number one\n")
    assert project.problems() == []
    after = pages.load()[0].blocks or pages.load()[1].blocks
    assert before[0].key == after[0].key


@pytest.mark.parametrize(
    "tag", ["python", 'python title="a.py"', "{ .python }", 'python hl_lines="1"', "{.python .x}"]
)
def test_the_tag_is_the_first_word(project, tag):
    project.snippet("p/one.py", "print(1)\n")
    project.page("one", FENCE.format(tag, "p/one.py"))
    assert project.problems() == []
    assert [b.tag for page in pages.load() for b in page.blocks] == ["python", "python"]


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
        '<!--pytest.mark.device("cpu")-->\n' + FENCE.format("python", "p/one.py"),
        4,
        "a reason in both languages",
    ),
    "a reason in one language": (
        '<!--pytest.mark.device("cpu", reason="only here")-->\n'
        + FENCE.format("python", "p/one.py"),
        4,
        "a reason in both languages",
    ),
    "a device that there is not": (
        '<!--pytest.mark.device("tpu", reason="一 | one")-->\n'
        + FENCE.format("python", "p/one.py"),
        4,
        "not with these arguments",
    ),
    "bound to every device": (
        '<!--pytest.mark.device("cpu", "sim", "cuda", reason="一 | one")-->\n'
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
        "<!--pytest.mark.gpus(0)-->\n" + FENCE.format("python", "p/one.py"),
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
    "front matter that is no YAML": ("---\ntitle: T\ntags: [a\n---\n\n# T { #t }\n", 3, "no YAML"),
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


@pytest.mark.parametrize("name", BAD_SNIPPETS)
def test_a_bad_snippet_is_refused_at_its_line(project, name):
    code, line, message = BAD_SNIPPETS[name]
    project.snippet("p/one.py", code)
    problems = [p for p in project.problems() if p.startswith(f"snippets/p/one.py:{line}:")]
    assert any(message in problem for problem in problems), project.problems()


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


def test_a_snippet_that_no_page_shows_is_refused(project):
    project.write("snippets/p/lost.py", "print(1)\n")
    assert project.problems() == [
        "snippets/p/lost.py:1: no page shows this snippet; include it in a page or delete it"
    ]


def test_the_output_of_no_block_is_refused(project):
    project.write("snippets/p/lost.out", "1\n")
    assert project.problems() == ["snippets/p/lost.out:1: the output of no block; delete it"]


@pytest.mark.parametrize("language, other", [("zh", "en"), ("en", "zh")])
def test_a_page_in_one_language_only_is_refused(project, language, other):
    project.write(f"docs/{language}/alone.md", "# T { #t }\n")
    [problem] = project.problems()
    assert problem.startswith(f"docs/{language}/alone.md:1: there is no docs/{other}/alone.md")


def test_a_declared_block_of_another_kind_needs_no_program(project):
    mark = '<!--pytest.mark.skip(reason="只是示意 | a sketch")-->'
    project.page("p", f"# T {{ #t }}\n\n{mark}\n``` console\n$ x\n```\n")
    assert project.problems() == []
    assert [b.runs for page in pages.load() for b in page.blocks] == [False, False]


def test_every_problem_is_reported_at_once(project):
    project.snippet("p/one.py", "x = 1  # 一\n")
    project.write("docs/zh/alone.md", "# T { #t }\n\n~~~\n~~~\n")
    assert len(project.problems()) >= 3


def test_two_snippets_may_not_share_an_output(project):
    project.snippet("p/one.py", "print(1)\n")
    project.write("snippets/p/one.sh", "echo 1\n")
    project.page("p", FENCE.format("bash", "p/one.sh") + FENCE.format("python", "p/one.py"))
    assert any("would share snippets/p/one.out with" in problem for problem in project.problems())
