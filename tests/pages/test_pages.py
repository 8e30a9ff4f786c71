"""Blocks are the pages' own, as their readers see them; what is not fit to run is refused."""

import collections

import pytest

from verified.pages import Block
from verified.project import Project

FENCE = '# Title {{ #top }}\n\n``` {}\n--8<-- "{}"\n```\n'
SHOWN = FENCE.format("python", "p/one.py")


def blocks(language: str = "en") -> list[Block]:
    """The blocks of a language's pages; the project is the current directory."""
    return [block for block in Project.load().require().blocks if language in block.page.parts]


def test_a_block_is_what_the_page_shows(project):
    project.write("snippets/p/one.py", "x = 1  # 一 | one\nprint(x)\n")
    project.write("snippets/p/one.out", "1\n")
    project.page("p", f"---\ntitle: P\n---\n\n{SHOWN}")
    [zh], [en] = blocks("zh"), blocks("en")
    assert zh.code == "x = 1  # 一\nprint(x)\n"
    assert en.code == "x = 1  # one\nprint(x)\n"
    assert zh.expected == en.expected == "1\n"
    assert zh.line == 7
    assert zh.key == en.key


CHECK = "assert x == 1  # 一 | one\n"
PNG = b"\x89PNG\r\n\x1a\n" + 8 * b"\0"
CHANGES = [
    ("snippets/p/one.py", "x = 2\nprint(x)\n"),
    ("snippets/p/one.out", "2\n"),
    ("snippets/p/one.check.py", "assert x\n"),
    ("docs/{}/p.md", SHOWN.replace("```", "<!--pytest.mark.timeout(9)-->\n```", 1)),
    ("docs/{}/p.md", f"{SHOWN}\n<!-- picture: A dot. -->\n"),
    ("snippets/p/one.dot.png", PNG),
    ("snippets/p/one.dot.png", PNG + b"\0\0\0\1\0\0\0\1"),
    ("snippets/p/one.dot.png", PNG + b"\0\0\0\2\0\0\0\1"),
]


def test_what_decides_the_result_makes_another_block_and_a_comment_does_not(project):
    project.page("p", SHOWN)
    project.write("snippets/p/one.py", "x = 1  # 一 | one\nprint(x)\n")
    project.write("snippets/p/one.check.py", CHECK)
    [before] = blocks()
    project.write("snippets/p/one.py", "x = 1  # 壹 | number one\nprint(x)\n")
    project.write("snippets/p/one.check.py", CHECK.replace("一", "壹"))
    assert [block.key for block in blocks()] == [before.key]
    keys = {before.key}
    for number, change in enumerate(CHANGES, 2):
        for language in ("zh", "en"):
            project.write(change[0].format(language), change[1])
        keys |= {block.key for block in blocks()}
        assert len(keys) == number, change


def test_the_tag_is_the_first_word(project):
    project.snippet("p/one.py", "print(1)\n")
    tags = ("python", 'python title="a.py"', "{ .python }", 'python hl_lines="1"', "{.python}")
    project.page("one", "".join(FENCE.format(tag, "p/one.py") for tag in tags))
    assert [block.tag for block in blocks()] == ["python"] * len(tags)


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


BAD_MARKS = {
    "xfail()": "unknown mark",
    "skip()": "a reason in both languages",
    "timeout(x)": "literal arguments",
    'only_on("cpu")': "a reason in both languages",
    'only_on("cpu", reason="only here")': "a reason in both languages",
    'only_on("tpu", reason="一 | one")': "not with these arguments",
    'only_on("cpu", "sim", "cuda", reason="一 | one")': "not with these arguments",
    'since("new")': "not with these arguments",
    "max_gpus(0)": "not with these arguments",
}
BAD_PAGES = [  # text, line, message
    *(
        (SHOWN.replace("```", f"<!--pytest.mark.{mark}-->\n```", 1), 4, said)
        for mark, said in BAD_MARKS.items()
    ),
    (FENCE.format("python", "p/none.py"), 4, "could not be found"),
    (FENCE.format("python", "p/one.py:part"), 4, "'part'"),
    (FENCE.format("py", "p/one.py"), 3, "write `python`"),
    (FENCE.format("Python", "p/one.py"), 3, "write `python`"),
    (FENCE.format("sh", "p/one.py"), 3, "write `bash`"),
    (FENCE.format('py title="x"', "p/one.py"), 3, "write `python`"),
    (f"---\ntitle: T\n---\n\n{FENCE.format('py', 'p/one.py')}", 7, "write `python`"),
    (FENCE.format("", "p/one.py"), 3, "neither a program nor its output"),
    (FENCE.format("json", "p/one.py"), 3, "neither a program nor its output"),
    (FENCE.format("bash", "p/one.py"), 3, "no .sh file"),
    (FENCE.format("python", "p/one.py:1:1"), 3, "an inline block"),
    ("# T { #t }\n\n``` python\nx = 1\n```\n", 3, "an inline block"),
    (SHOWN.replace("```\n", '--8<-- "p/one.py"\n```\n'), 3, "an inline block"),
    (SHOWN.removesuffix("```\n"), 3, "never closed"),
    ("# T { #t }\n\n> ``` python\n> x\n> ```\n", 3, "a fence in a quotation, which nothing runs"),
    ("# T { #t }\n\n- ``` python\n  x\n  ```\n", 3, "on the line of an item; begin it on the"),
    (FENCE.format('python hl_lines="2"', "p/one.py"), 3, "has no lines 2 to mark; it has 1"),
    (FENCE.format('python hl_lines="1-2"', "p/one.py"), 3, "has no lines 1-2 to mark; it has 1"),
    (FENCE.format('python hl_lines="0"', "p/one.py"), 3, "has no lines 0 to mark; it has 1"),
    (FENCE.format('python hl_lines="1-"', "p/one.py"), 3, 'may have title="file.py" and hl_lines='),
    ("# T { #t }\n\n~~~ python\nx = 1\n~~~\n", 3, "write ```"),
    (f"<!--pytest-codeblocks:skipfile-->\n{SHOWN}", 1, "`skipfile` is not supported"),
    (f"<!--pytest-codeblocks:cont-->\n{SHOWN}", 1, "`cont` is not supported"),
    (b"# T { #t }\n\n\xff\n", 3, "not UTF-8"),
    ("---\ntitle: T\ntags: [a\n---\n\n# T { #t }\n", 3, "invalid YAML"),
    ("# T { #t }\n\n{% note info %}\n", 3, "a Hexo tag, `{% note info %}`"),
    ('# T { #t }\n\n--8<-- "p/latin.md"\n', 1, "not UTF-8"),
    ('# T { #t }\n\n--8<-- "p/code.md"\n', 1, "brings in code blocks of its own"),
]


def test_bad_pages_are_refused_all_at_once_each_at_its_line(project):
    project.snippet("p/one.py", "print(1)\n")
    project.write("snippets/p/latin.md", b"\xff\n")
    project.write("snippets/p/code.md", "``` python\nx = 1\n```\n")
    for number, (text, _, _) in enumerate(BAD_PAGES):
        project.write(f"docs/en/bad{number}.md", text)
        project.write(f"docs/zh/bad{number}.md", "# T { #t }\n")
    problems = project.problems()
    for number, (_, line, message) in enumerate(BAD_PAGES):
        here = [p for p in problems if p.startswith(f"docs/en/bad{number}.md:{line}: ")]
        assert any(message in problem for problem in here), (message, problems)


BAD_FILES = [  # beside a block, or the block's own; line, message
    ("one.py", "x = \n", 1, "not Python"),
    ("one.py", "x = 1\ny = 2  # 二\n", 2, "no English half"),
    ("one.py", "x = 1  # 一 | \n", 1, "English half"),
    ("one.py", "x = 1  # the first\n", 1, "no Chinese half"),
    ("one.py", "x = 1  # 一 | 壹\n", 1, "English half"),
    ("one.check.py", "assert x\nassert\n", 2, "not Python: "),
    ("one.check.py", "x == 1\n", 1, "asserts nothing; write what must hold as `assert …`"),
    ("one.check.py", "", 1, "asserts nothing; "),
    ("one.check.py", "assert x  # 二\n", 1, "no English half"),
    ("one.py", b"x = 1\n# \xff\n", 2, "not UTF-8"),
    ("one.py", "\ufeffx = 1\n", 1, "a byte order mark, which no page shows; save it as UTF-8"),
    ("one.out", "\ufeff1\n", 1, "a byte order mark, which no page shows; delete the file, and"),
    ("one.py", "x = 1\ny = '\t'\n", 2, "a tab, which becomes blanks where a page shows it"),
    ("one.out", b"x = 1\n# \xff\n", 2, "not UTF-8"),
    ("one.py", '"""\n```\n"""\n', 2, "ends the block that shows it"),
    ("one.out", '"""\n```\n"""\n', 2, "ends the block that shows it"),
    ("one.until-2.5.out", "1\n", 1, "PyTorch 2.6.0 is the oldest that runs this block; delete the"),
    ("one.until-99.0.out", "1\n", 1, "no supported PyTorch is newer than "),
    ("one.until-2.8.out", "", 1, "is empty; delete it, or write <!--pytest.mark.since("),
    ("one.until-2.8.out", "```\n", 1, "ends the block that shows it"),
    ("one.until-2.8.out", b"\xff\n", 1, "not UTF-8"),
    ("inspect.py", "print(1)\n", 1, "shadows the standard library's `inspect`; rename it"),
]


def test_an_output_for_older_pytorch_that_nothing_needs_is_refused(project):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.write("snippets/p/one.until-2.8.out", "2\n")
    project.write("snippets/p/one.until-2.9.out", "2\n")
    project.write("snippets/p/one.until-2.10.out", "1\n")
    assert project.problems() == [
        "snippets/p/one.until-2.10.out:1: says the same as snippets/p/one.out; delete it",
        "snippets/p/one.until-2.8.out:1: says the same as snippets/p/one.until-2.9.out; delete it",
    ]
    for name in ("8", "10"):
        (project.root / f"snippets/p/one.until-2.{name}.out").unlink()
    assert project.problems() == []
    page = (project.root / "docs/en/one.md").read_text()
    project.page("one", page.replace("```", '<!--pytest.mark.since("2.10")-->\n```', 1))
    [problem] = project.problems()
    assert "until-2.9.out:1: PyTorch 2.10 is the oldest that runs this block" in problem
    project.page("one", page)
    project.write("snippets/p/one.until-new.out", "2\n")
    project.write("snippets/p/two.until-2.9.out", "2\n")
    assert project.problems() == [
        "snippets/p/one.until-new.out:1: `new` is no version of PyTorch; name the file "
        "one.until-2.14.out",
        "snippets/p/two.until-2.9.out:1: the output of no block; delete it",
    ]


def test_a_bad_snippet_output_or_check_is_refused_at_its_line(project):
    for number, (file, text, _, _) in enumerate(BAD_FILES):
        shown = file if file == "inspect.py" else "one.py"
        project.write(f"snippets/p{number}/{shown}", "x = 1\n")
        project.write(f"snippets/p{number}/{file}", text)
        project.page(f"p{number}", FENCE.format("python", f"p{number}/{shown}"))
    problems = project.problems()
    assert len(problems) == len(BAD_FILES), problems
    for number, (file, _, line, message) in enumerate(BAD_FILES):
        [problem] = [p for p in problems if p.startswith(f"snippets/p{number}/{file}:{line}: ")]
        assert message in problem


def test_what_is_wrong_with_a_section_is_told_at_its_line_of_the_file(project):
    project.write("snippets/p/one.py", "\n# --8<-- [start:part]\nx = 1\ny =\n# --8<-- [end:part]\n")
    project.page("p", FENCE.format("python", "p/one.py:part"))
    [problem] = project.problems()
    assert problem == "snippets/p/one.py:4: not Python: invalid syntax"


@pytest.mark.parametrize("title", ["", ".", "..", "src/a.py", "a b.py"])
def test_a_title_that_names_no_file_is_refused(project, title):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.page("one", FENCE.format(f'python title="{title}"', "p/one.py"))
    assert all(f"not `{title}`" in problem for problem in project.problems())
    assert len(project.problems()) == 2


def test_a_check_lies_beside_its_block(project):
    project.write("snippets/p/one.py", "# --8<-- [start:part]\nx=1\n# --8<-- [end:part]\n")
    project.write("snippets/p/two.sh", "echo\n")
    for name in ("one", "two", "one.part"):
        project.write(f"snippets/p/{name}.check.py", "assert print\nif 0:\n    raise ValueError\n")
    script = FENCE.format("bash", "p/two.sh")
    project.page("p", SHOWN + script + FENCE.format("python", "p/one.py:part"))
    files = [f"snippets/p/{name}.check.py" for name in ("one", "two", "one.part")]
    assert [(str(b.check_file), b.checks) for b in blocks()] == [(file, 2) for file in files]


def test_a_picture_belongs_to_the_block_above_its_words(project):
    words = "\nSee.\n\n<!-- picture: A line. -->\n\n<!-- picture: A dot. -->\n"
    project.page("p", SHOWN + words)
    project.write("snippets/p/one.py", "x = 1\n")
    for name in ("one.a.png", "one.b.png"):
        project.write(f"snippets/p/{name}", b"")
    [block] = blocks()
    assert block.alts == ("A line.", "A dot.")
    assert [path.name for path in block.pictures()] == ["one.a.png", "one.b.png"]


def test_names_that_one_file_system_takes_for_one_are_refused(project):
    project.page("p", "# T { #t }\n")
    project.page("P", "# T { #t }\n")
    for problem, language in zip(project.problems(), ("en", "zh"), strict=True):
        assert problem.startswith(f"docs/{language}/p.md:1: differs from docs/{language}/P.md in ")


def test_a_name_that_is_not_as_it_is_typed_is_refused(project):
    project.page("re\u0301sume\u0301", "# T { #t }\n")
    for problem, language in zip(project.problems(), ("en", "zh"), strict=True):
        assert problem.startswith(
            f"docs/{language}/re\u0301sume\u0301.md:1: a letter and its accent"
        )
        assert "rename it to r\u00e9sum\u00e9.md" in problem


LOST = {
    "lost.check.py": "the check of no block: no page shows snippets/p/lost.py; rename or",
    "lost.out": "the output of no block; delete it",
    "lost.py": "no page shows this snippet; include it in a page or delete it",
    "one.lost.png": "the picture of no block; delete it",
}


def test_a_file_that_belongs_to_no_block_or_to_two_is_refused(project):
    project.page("p", FENCE.format("bash", "p/one.sh") + SHOWN)
    project.write("snippets/p/one.sh", "echo 1\n")
    project.write("snippets/p/one.py", "print(1)\n")
    for name in LOST:
        project.write(f"snippets/p/{name}", "assert 1\n")
    said = {**LOST, "one.py": "would share snippets/p/one.out with snippets/p/one.sh; rename"}
    for problem, name in zip(project.problems(), sorted(said), strict=True):
        assert problem.startswith(f"snippets/p/{name}:1: {said[name]}")


def test_a_page_in_one_language_only_is_refused(project):
    project.write("docs/en/one.md", "# T { #t }\n")
    project.write("docs/zh/two.md", "# T { #t }\n")
    one, two = project.problems()
    assert one.startswith("docs/en/one.md:1: there is no docs/zh/one.md")
    assert two.startswith("docs/zh/two.md:1: there is no docs/en/two.md")


def test_a_declared_block_of_another_kind_and_a_hexo_tag_in_code_are_no_fault(project):
    mark = '<!--pytest.mark.skip(reason="只是示意 | a sketch")-->'
    project.page("p", f"# T {{ #t }}\n\nWrite `{{% note %}}`.\n\n{mark}\n``` console\n$ x\n```\n")
    assert [block.runs for block in blocks()] == [False]


def test_what_is_refused_of_pages_and_files_is_told_with_a_way_out(project):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.page("two", SHOWN)
    project.write("docs/en/two.md", SHOWN.replace("```", "<!--pytest.mark.timeout(9)-->\n```", 1))
    project.page("no", "## Part { #part }\n")
    project.page("later", "<!-- T -->\n\n## Part { #part }\n\n# T { #t }\n")
    project.page("text", "---\ntitle: T\n---\n\nText.\n\n# T { #t }\n")
    project.page("also", "---\nsearch: {also: OOM}\n---\n# T { #t }\n")
    project.page("2.6", "# T { #t }\n")
    project.page("en", "# T { #t }\n")
    project.page("ticks", "# T { #t }\n\n```x = 1```\n\n``` text\n")
    project.page("open", "# T { #t }\n\n``` python\n\n``` python\nx\n```\n")
    problems = project.problems()
    for place, said in {
        "docs/en/two.md:4": "write the same in both",
        "docs/en/no.md:1": "begin with `# Title",
        "docs/en/later.md:1": "begin with `# Title",
        "docs/en/text.md:5": "begin with `# Title",
        "docs/en/also.md:2": "search: {also: {id: [word, more words]}}",
        "docs/en/2.6.md:1": "rename it",
        "docs/en/en.md:1": "rename it",
        "docs/en/ticks.md:3": "one backtick",
        "docs/en/open.md:3": "never closed",
    }.items():
        assert any(p.startswith(f"{place}: ") and said in p for p in problems), (place, problems)


FOREIGN = [".x.swp", "x.swo", "~$x.py", "#x#", "x.py~", "x.py.orig", "x.py.rej", "x.bak", ".#x.py"]
FOREIGN += [".DS_Store", "Thumbs.db", "desktop.ini", "x (A's conflicted copy 2026-01-01).py"]
FOREIGN += ["x (冲突文件 2026-01-01).py", "x.sync-conflict-20260101-120000-ABC.py", "x_LOCAL_12.py"]


@pytest.mark.parametrize("name", FOREIGN)
def test_files_of_editors_and_systems_are_no_pages_and_no_snippets(project, name):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.write(f"snippets/p/{name}", b"\xff")
    project.write(f"docs/zh/{name.replace('.py', '.md')}", b"\xff")
    (project.root / "docs/en/.#p.md").symlink_to("nowhere")
    assert project.problems() == []


OWN = ["assets.md", "assets/a.png", "search.md", "search/a.md", "index.html.md", "404.html.md"]
OWN += ["sitemap.xml.md", "feed.xml.md", "llms-full.txt.md", "offline.zip.md", "manifest.json.md"]
OWN += ["README.md", "a/readme.md", "a#b.md", "what?.md", "en.md", "2.14/a.md", "-/a.md"]
OWN += ["templates/a.md", "EN.md", "Search/a.md", "a%20b.md", "a#b/c.md"]


@pytest.mark.parametrize("name", OWN)
def test_a_name_that_the_site_or_its_builder_uses_is_refused(project, name):
    for language in ("zh", "en"):
        project.write(f"docs/{language}/{name}", "# T { #t }\n")
    said = project.problems()
    assert [p.partition(": ")[0] for p in said] == [f"docs/en/{name}:1", f"docs/zh/{name}:1"]
    assert all("rename" in p or "name it" in p for p in said)


@pytest.mark.parametrize(
    "name, told",
    [
        ("p/index", "has the address of"),
        ("p/index.md", "is below a file that the site makes of"),
        ("p/index.html", "is below a file that the site makes of"),
        ("p/p.ipynb", "is below a file that the site makes of"),
    ],
)
def test_two_pages_of_one_address_are_refused(project, name, told):
    project.page("p", "# T { #t }\n")
    project.page(name, "# T { #t }\n")
    for problem, language in zip(project.problems(), ("en", "zh"), strict=True):
        assert problem.startswith(f"docs/{language}/p") and told in problem


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_a_picture_that_is_a_link_to_no_file_is_refused(project, name):
    (project.root / f"docs/en/{name}").symlink_to("nowhere")
    [problem] = project.problems()
    assert problem.startswith(f"docs/en/{name}:1: a link to no file; delete it")


@pytest.mark.parametrize("name", ["404.md", "assets2.md", "v2.14.md", "a/assets/b.md", "50%.md"])
def test_a_name_that_is_only_like_one_stands(project, name):
    project.page(name.removesuffix(".md"), "# T { #t }\n")
    assert project.problems() == []


@pytest.mark.parametrize("check", ["assert True", "assert 1 + 1 == 2", "print('x')"])
def test_a_check_that_no_program_could_fail_asserts_nothing(project, check):
    project.snippet("p/one.py", "x = 1\n")
    project.write("snippets/p/one.check.py", f"{check}\n")
    assert any(p.startswith("snippets/p/one.check.py:1: asserts not") for p in project.problems())
    project.write("snippets/p/one.check.py", "assert x == 1\n")
    assert project.problems() == []
