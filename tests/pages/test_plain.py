"""What another Markdown makes something of does not stand in a page as it was typed."""

import pytest

from verified.pages import plain
from verified.pages.fences import fences, inside

FENCE = '``` python\n--8<-- "p/one.py"\n```'
SAID = {
    "four blanks for each level": [
        "- a\n  - |b",
        "1. a\n   - |b",
        "- a\n    - b\n      - |c",
        "1. a\n\n   |b",
        '- a\n\n  |``` python\n  --8<-- "p/one.py"\n  ```',
    ],
    "begins no item": ["|1) a"],
    "goes on with the list": ["- a\n\n|1. b", "1. a\n|- b"],
    "blank line before it": ["text\n|| a |\n|---|"],
    "strikes nothing out": ["|a ~~b~~ c"],
    "no box to tick": ["|- [ ] a"],
    "no formula": ["|so $x + y$ is", "|$$", "|so \\(x\\) is"],
    "no callout": ["|> [!NOTE]\n> a"],
    "no footnote": ["|see[^1]"],
    "leads away": ["|![a](/images/a.png)"],
    "leads nowhere": ["|see [a][b]", "|see [a][]", "|see [a]()"],
    "callout without text": ["|!!! note\n  a", "|??? tip\n\na", "|!!! note"],
    "stands in quotes": ["|!!! info Learn more\n\n    a", "|???+ tip 提示\n\n    a"],
    "by a tab": ["- a\n|\t- b", "- a\n\n|\t" + FENCE.replace("\n", "\n\t"), "!!! note\n\n|\ta"],
    "one line": ["一行\n|二行"],
    "is no link": ["|[a] (b.md)", "|[a]（b.md）", "|[a] (https://example.org/)", "|[[a]]"],
    "breaks no line": ["|a\\\nb"],
    "keeps its backslash": ["|a \\<b> c", "|costs \\$5"],
    "begins no tab": ['|=== "Linux"\n\n    a'],
    "begins no callout": ["|:::{note}\na"],
    "no emoji": ["|so :warning: it"],
    "no abbreviation": ["|*[HTML]: Hypertext"],
    "begins its line": ["|##Two", "|##\u00a0Two", "|##\u3000二", "|#\tTwo", "|  ## Two"],
    "end of a heading": ["|## C# { #c }", "|## C#"],
    "the line above a heading": ["a\n|---\nb", "Title\n|=====", "a\nb\n|--"],
    "ends the cell": ["||`a|b` | c |\n|---|---|", "||`a\\|b` |\n|---|"],
    "keeps its asterisks": ["|**注意：**后面", "|含**「重点」**内容", "|用**`x`**来", "|*a.*b"],
}
STAND = ["- a\n    - b\n\n        c\n\n- d\n  more", "1. a\n\n    " + FENCE.replace("\n", "\n    ")]
STAND += ["- a\n\ntext\n\n1. b", "| a | b |\n|---|---|\n| 1 | 2 |", "`~~a~~`, `$x$` and `[a][b]`"]
STAND += ["costs $5, then $6", "!!! note\n\n    - a\n        - b", "x[0]", "[a][b]\n\n[b]: c.md"]
STAND += [
    "**注意**：后面",
    "**注意：** 后面",
    "**a** b **c**（d）**e**",
    "a\n\n---\n\nb",
    "## C\\# { #c }",
]
STAND += ["at 10:30:45, a:b:c", "[a](b.md) (see c.md)", "`a|b` | c", "2 * 3 * 4", "`a`\\\\ b"]
STAND += ["一行\n\n二行", "text\n  more text", "- [a](b.md)", "a line\nand another", "(2) 见下"]


@pytest.mark.parametrize("said, text", [(said, text) for said in SAID for text in SAID[said]])
def test_what_would_be_shown_as_it_is_written_is_refused_at_its_line(said, text):
    before, _, after = text.partition("|")
    lines = (before + after).split("\n")
    [(line, told), *_] = plain.faults(lines, inside(fences(lines)))
    assert (line, said in told) == (before.count("\n") + 1, True)


@pytest.mark.parametrize("text", STAND)
def test_what_is_shown_as_it_is_meant_stands(text):
    lines = text.split("\n")
    assert [*plain.faults(lines, inside(fences(lines)))] == []


def test_a_page_is_refused_for_it(project):
    project.page("p", "---\ntitle: P\n---\n\n# P { #p }\n\n- a\n  - b\n")
    assert [p.partition(": ")[0] for p in project.problems()] == [
        "docs/en/p.md:8",
        "docs/zh/p.md:8",
    ]
