"""A page is Markdown: what is anything else is refused at its line, with what to write."""

import pytest

TOP = "# T { #t }\n\n"
REFUSED = {
    "<script>document.title = 1</script>": "raw HTML, `<script>`; write Markdown",
    "<STYLE>code::after { content: 'x' }</STYLE>": "raw HTML, `<STYLE>`",
    '<div class="highlight"><code>torch.x()</code></div>': "write a callout, `??? note`",
    "Press <kbd>Ctrl</kbd>.": "raw HTML, `<kbd>`; write code between backticks, or a fence",
    "<textarea>": "write code between backticks, or a fence",
    "<details>\n\n    print(1)\n\n</details>": "write a callout, `??? note`",
    "| a | <b>b</b> |\n|---|---|": "write `**text**` or `*text*`",
    '!!! note "<i>x</i>"\n\n    Text.': "raw HTML, `<i>`",
    "## Two <span>x</span> { #two }": "raw HTML, `<span>`",
    "a <br/> b": "a paragraph of its own",
    "<!DOCTYPE html>": "raw HTML, `<!DOCTYPE html>`",
    "<?php echo 1 ?>": "raw HTML, `<?php echo 1 ?>`",
    "<svg><text>torch.x()</text></svg>": "an image, `![what it shows](file.svg)`",
    "<a onclick='x()'>y</a>": "a link, `[text](address)`",
    "[a](b.md){ onclick='x()' }": 'attributes, `onclick="x()"`; a page gives ids alone',
    '[a](b.md){ target="_blank" }': "attributes",
    "So:\n\n    x = 1": (5, "code by its indentation, a code block that nothing has run"),
    "Text.\n{ .highlight }": (4, "a class, `highlight`"),
    'Text.\n{: style="white-space: pre" }': (4, "attributes"),
    "## Two { #two .cls }": "a class, `cls`",
    "[a](javascript:alert(1))": "a link with `javascript:`; http, https and mailto may stand",
    "[a](JaVaScRiPt:x)": "a link with `JaVaScRiPt:`",
    "[a](&#106;avascript:x)": "a link with `javascript:`",
    "[a](java%73cript:x)": "a link with `javascript:`",
    "[a](data:text/html,x)": "a link with `data:`",
    "[a][b]\n\n[b]: vbscript:x": (5, "a link with `vbscript:`"),
    "<javascript:x>": "raw HTML, `<javascript:x>`",
    "[a](<b.md>)": "an address between angle brackets, `<b.md>`; leave them out",
    "![a](https://example.org/a.png)": "an image of another host",
    "![a](//example.org/a.png)": "an image of another host",
    "![a](data:image/png;base64,x)": "an image of another host",
    "a \\` <kbd>x</kbd> \\` b": "raw HTML, `<kbd>`",
    "a <!-- b --!> <kbd>x</kbd>": "raw HTML",
    "<!--> <kbd>x</kbd> -->": "an odd comment",
    "Text.\n{: hidden }": (4, "attributes, `hidden="),
    'Text.\n{: "a" onclick=x }': (4, "attributes, `onclick="),
    "Text.\n{: .1 onclick=x }": (4, "attributes, `onclick="),
    "Text.\n{:\thidden }": (4, "attributes, `hidden="),
    "Text.\n{: .中 }": (4, "a class, `中`"),
    "Text.\n{ .mark }": (4, "a class, `mark`"),
    "| a |\n|---|\n| b { .c } |": (5, "a class, `c`"),
    "*a*{ .highlight }": "a class, `highlight`",
    "[a[b]c](javascript:x)": "a link with `javascript:`",
    "[a\\]](javascript:x)": "a link with `javascript:`",
    "[![a](a.svg)](javascript:x)": "a link with `javascript:`",
    "[a\nb](javascript:x)": (4, "a link with `javascript:`"),
    "[a](\njavascript:x)": (4, "a link with `javascript:`"),
    "[a][b]\n\n[b]:\n  javascript:x": (6, "a link with `javascript:`"),
    "![a][b]\n\n[b]: https://example.org/a.png": (5, "an image of another host"),
    "![](a.svg)": "an image without words, `a.svg`; say what it shows",
    "!!! highlight\n\n    Text.": "a class, `highlight`",
    "!!! note inline\n\n    Text.": "a class",
    "`import torch`  \n`print(42)`": (4, "write a paragraph of its own"),
    "`import torch`": "nothing but code, `import torch`; show it as a block",
    "- `print(42)`": "nothing but code",
    "> `x = 1`": "nothing but code",
    "!!! note\n\n    `x`": (5, "nothing but code"),
    "| a |\n|---|\n| `x = 1` |": (5, "nothing but code"),
    "`import torch` `print(42)`": "nothing but code",
    "`import torch`\n`print(42)`": (4, "nothing but code"),
    "`import torch`; `print(42)`.": "nothing but code",
    '??? note "`x = 1`"\n\n    Text.': "nothing but code",
    "| `x = 1` |\n|---|\n| a |": (4, "nothing but code"),
    "| a |\n|---|\n| `>>> x = 1` |": (5, "nothing but code"),
    "| a |\n|---|\n| `for x in y:` |": (5, "nothing but code"),
    '<div markdown="1">x</div>': "raw HTML",
    '<pre markdown="1">x = 1</pre>': "raw HTML",
    "    --8<-- 'p/text.md'": "an include outside of a fence",
    "--8<--\np/text.md\n--8<--": "an include outside of a fence",
    "`#!python print(42)`": "raw HTML",
    "<!--\n## Old { #old }\n-->": "a comment of several lines",
    '<!--pytest.mark.skip(\nreason="一 | one")-->': "a comment of several lines",
    '<!--pytest.marks.skip(reason="一 | one")-->': "is no mark",
    "<!-- pytest: skip -->": "is no mark",
    '<!--PYTEST.mark.skip(reason="一 | one")-->': "is no mark",
    '<!--mark.skip(reason="一 | one")-->': "is no mark",
    '<!--pytest.mark.skip(reason="一 | one")--> Text.': "on a line of its own",
    "Text. <!--pytest.mark.timeout(5)-->": "on a line of its own",
    "<!-- ## Old { #old }\n\nText.": "a comment without its end",
    "{: .x }": "attributes of nothing, `{: .x }`",
    "Text.\n\n{ #x }\n\nText.": (5, "attributes of nothing, `{ #x }`"),
    "## { #two }": "a heading without words",
    "Text, <!-- and more ->.": "a comment without its end",
    "<!--pytest.mark.timeout(5)-->\n\nText.": "a mark of no block",
    "<!--pytest.mark.timeout(5)-->": "a mark of no block",
    '--8<-- "p/text.md"': "an include outside of a fence",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_markdown_is_refused_at_its_line(project, text):
    project.page("one", f"{TOP}{text}\n")
    said = REFUSED[text]
    line, said = said if isinstance(said, tuple) else (3, said)
    told = [p for p in project.problems() if p.startswith(f"docs/en/one.md:{line}: ")]
    assert any(said in problem for problem in told), project.problems()


@pytest.mark.parametrize(
    "text",
    [
        "a\u202eb",
        "a\u200bb `x`",
        "\U0001d699\U0001d69b\U0001d692\U0001d697\U0001d69d(1)",
        "a\u3164b",
        "a\ufe00b",
        "so `tor\u0441h.load`",
        "so `torch.\u0441opy`",
        "so `\uff54orch.load`",
    ],
)
def test_letters_that_show_something_else_are_refused_and_named(project, text):
    project.page("one", f"{TOP}{text}\n")
    odd = next(letter for letter in text if letter > "~")
    said = f"U+{ord(odd):04X}; "
    assert any(p.startswith("docs/en/one.md:3: ") and said in p for p in project.problems())


REASONS = {
    "<kbd>x</kbd>": "raw HTML",
    "*x*{ .highlight }": "a class, `highlight`",
    "[x](javascript:1)": "a link with `javascript:`",
    "![x](https://example.org/a.png)": "an image of another host",
    "`x = 1`": "nothing but code",
    r"a\n\n````` text\nx = 1\n`````\n": "a reason is one line",
    r"a\n--8<-- 'p/one.out'\n": "a reason is one line",
    r"a\u202eb": "a reason is one line",
    "see[^1]": "is no footnote",
}


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("mark", ["skip(", "stderr(", 'only_on("cpu", '])
def test_the_reason_of_a_mark_is_a_line_of_prose(project, mark, reason):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    mark = f'<!--pytest.mark.{mark}reason="一 | {reason}")-->'
    project.page("one", f'{TOP}{mark}\n``` python\n--8<-- "p/one.py"\n```\n')
    told = [p for p in project.problems() if p.startswith("docs/en/one.md:4: ")]
    assert any(REASONS[reason] in problem for problem in told), project.problems()


@pytest.mark.parametrize(
    "name", ["../snippets/p/one.py", "p/./one.py", "./p/one.py", "{root}/snippets/p/one.py"]
)
def test_an_include_names_its_snippet_in_one_way(project, name):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    name = name.replace("{root}", str(project.root))
    project.page("one", f'{TOP}``` python\n--8<-- "{name}"\n```\n')
    assert any(p.startswith("docs/en/one.md:3: an inline block") for p in project.problems())


@pytest.mark.parametrize("odd", ["\b", "\x00", "\x1b[31m", "\x85"])
def test_an_output_holds_nothing_that_comparing_leaves_out(project, odd):
    project.snippet("p/one.py", "print(1)\n", f"0\n{odd}1\n")
    told = [p for p in project.problems() if p.startswith("snippets/p/one.out:2: ")]
    assert any(f"a control character, U+{ord(odd[0]):04X}" in p for p in told), project.problems()


@pytest.mark.parametrize("file", ["one.py", "one.check.py"])
def test_an_invisible_character_beside_a_program_is_refused_there(project, file):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.write(f"snippets/p/{file}", "print(1)\nassert '\u2066'\n")
    (problem,) = [p for p in project.problems() if p.startswith(f"snippets/p/{file}:2: an invis")]
    assert "U+2066; write it as an escape, or print its repr()" in problem


@pytest.mark.parametrize(
    "info",
    [
        "python linenums='1'",
        "python style='x'",
        '{ .python style="display:none" }',
        "{ .python .hidden }",
        '{ .python onclick="x()" }',
        "{ .python data-x=1 }",
        "{ .python #id }",
        "{ .text .older }",
        "{ .python .output }",
        "{ .python",
    ],
)
def test_a_fence_says_its_language_and_no_more(project, info):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.page("one", f'{TOP}``` {info}\n--8<-- "p/one.py"\n```\n')
    assert any(p.startswith("docs/en/one.md:3: ") for p in project.problems()), project.problems()


@pytest.mark.parametrize("name", ["x.js", "x.html", "x.ipynb", "x.css", "robots.txt", "deep/x.htm"])
def test_among_the_pages_are_pages_and_pictures_alone(project, name):
    project.write(f"docs/en/{name}", "print(42)")
    project.write("docs/en/x.webp", "")
    (problem,) = project.problems()
    assert problem.startswith(f"docs/en/{name}:1: neither a page nor a picture")


STANDS = [
    "Use `<kbd>` and ``<a onclick=`x`>``, 1 < 2, a<1, {.5}, {x}, <https://example.org/a> "
    "and <mailto:a@example.org>.",
    "[a](index.md#home), [b](https://example.org/), [c](mailto:a@example.org)",
    "| a |\n|---|\n| `x` |\n| `f(x)` and `x = 1` |\n| `a` |",
    "`x` is 1.\n\n- `x`: 1\n- `f(x)`, with `y`",
    "| a |\n|--:|\n| 1 |",
    '!!! warning "W"\n\n    Text.\n\n??? note "N"\n\n    Text.\n\n???+ tip "T"\n\n    Text.',
    "## Two { #two }\n\n<!-- a note to authors -->\n\nThis `<!-- b` is code, see mark.skip(x).",
    '<div class="verification"></div>',
    'All in <a class="published"><code>verified.json</code></a>.',
]


@pytest.mark.parametrize("text", STANDS)
def test_markdown_and_the_placeholders_stand(project, text):
    project.page("one", f"{TOP}{text}\n")
    assert project.problems() == []


def test_a_page_that_begins_with_a_byte_order_mark_is_read_as_any_other(project):
    page = "\ufeff---\ndescription: D\nsearch: {also: {t: word}}\n---\n\n# T { #t }\n"
    project.page("one", page)
    assert project.problems() == []
    assert project.run("python", "-m", "verified", "translated").returncode == 0
    text = (project.root / "docs/en/one.md").read_text(encoding="utf-8")
    assert text.startswith("---\ndescription: D\n") and text.count("---\n") == 2
    project.build()
    assert "- [T]" in (project.root / "site/llms.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("said", ['How to "free" it', "a <b>", "|\n  two\n  lines", "[a, b]"])
def test_a_description_that_cannot_stand_in_a_page_s_head_is_refused(project, said):
    written = f"'{said}'" if '"' in said else said
    project.page("one", f"---\ndescription: {written}\n---\n\n# T {{ #t }}\n")
    assert any("docs/en/one.md:2: a description is one line" in p for p in project.problems())


@pytest.mark.parametrize(
    "row, told",
    [
        ("title: 2023", 'a title is one line of text without `"`, `<` and `>`; quote a number'),
        ("title: [a, b]", 'a title is one line of text without `"`, `<` and `>`; quote a number'),
        ("title:", "an empty title; delete the line, and the heading is the title"),
        ("title: ''", "an empty title; delete the line, and the heading is the title"),
        ("tags: word", "`tags` is a list of words; write `tags: [word]`"),
        ("tags: [2023]", "`tags` is a list of words; write `tags: [word]`"),
        ("hide: toc", "`hide` is nothing that a page may say of itself"),
        ("template: none.html", "`template` is nothing that a page may say of itself"),
        ("icon: none", "`icon` is nothing that a page may say of itself"),
        ("search: {boost: high}", "`boost` is a number; write `search: {boost: 2}`"),
        ("search: {boost: true}", "`boost` is a number; write `search: {boost: 2}`"),
        ("search: {boost: .nan}", "`boost` is a number; write `search: {boost: 2}`"),
        ("search: {alos: {t: word}}", "may say to the search; it may give also, boost, exclude"),
        ("title: *nothing", "invalid YAML in the front matter: found undefined alias"),
        ("date: 2023-02-30", "invalid YAML in the front matter: day is out of range"),
        ("title: a\x01", "an invisible character, U+0001; delete it"),
        ("- word", "the front matter has no `key: value`; write `title: …`"),
    ],
)
def test_front_matter_of_which_the_theme_makes_no_page_is_refused(project, row, told):
    project.page("one", f"---\n{row}\n---\n\n# T {{ #t }}\n")
    [said] = [said for said in project.problems() if said.startswith("docs/zh/one.md:")]
    assert told in said
    project.page("one", "---\ntitle: '2023'\ntags: [a, '1']\n---\n\n# T { #t }\n")
    assert project.problems() == []


def test_front_matter_that_never_ends_is_refused(project):
    project.page("one", "---\ntitle: T\n\n# T { #t }\n")
    assert [said.partition("; ")[0] for said in project.problems()] == [
        f"docs/{language}/one.md:1: front matter that never ends" for language in ("en", "zh")
    ]
