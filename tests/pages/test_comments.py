"""A comment is in both languages; a page shows its own half."""

import pytest

from verified.pages import comments


@pytest.mark.parametrize(
    "source, zh, en",
    [
        ("x = 1  # 一 | one", "x = 1  # 一", "x = 1  # one"),
        ("# 一 | one\nx = 1", "# 一\nx = 1", "# one\nx = 1"),
        ("x = '# 一 | one'", "x = '# 一 | one'", "x = '# 一 | one'"),
        ("x = 1  # (5, 3)", "x = 1  # (5, 3)", "x = 1  # (5, 3)"),
        ('"""# 一 | one"""', '"""# 一 | one"""', '"""# 一 | one"""'),
        ("x = 1  # a | b", "x = 1  # a | b", "x = 1  # a | b"),
        ("x = 1  # 或 | or | and", "x = 1  # 或", "x = 1  # or | and"),
        ("# 位或：a | b | or: a | b", "# 位或：a | b", "# or: a | b"),
        ("# a | b | c 的或 | or of a | b | c", "# a | b | c 的或", "# or of a | b | c"),
    ],
)
def test_each_page_keeps_its_half(source, zh, en):
    assert comments.keep(source, "python", "zh") == zh
    assert comments.keep(source, "python", "en") == en


def test_bash_comments_too():
    source = "#!/bin/bash\necho '#' # 打印 | print\n"
    assert comments.keep(source, "bash", "en") == "#!/bin/bash\necho '#' # print\n"


NEUTRAL = ["# (5, 3)", "# 5 × 3", "# None", "# type: ignore", "# noqa: E501", "# --8<-- [start:x]"]
NEUTRAL += ["# -*- coding: utf-8 -*-", "# pylint: disable=x", "# nosec", "# https://e.org/a"]
NEUTRAL += ["# (B, T, C) -> (B, nh, T, hs)", "# float32 → float16", "# dtype=torch.int", "# T × hs"]
ONE = ["# see https://e.org/a", "# import data", "# note: slow"]
ONE += ["# 一", "# one thing", "# zeros", "# 一 | ", "# 一 |", "# 一 | 二", "# one | 一"]


@pytest.mark.parametrize("comment", [*NEUTRAL, *ONE])
def test_a_comment_in_one_language_is_a_fault_and_in_none_it_needs_no_bar(comment):
    found = [line for line, _ in comments.faults(f"y = 1\nx = 1  {comment}", "python")]
    assert found == ([2] if comment in ONE else [])


def test_the_program_is_the_same_in_both_languages():
    source = "x = 1  # 一 | one\n\n# 二 | None\ny = 2  # 三 | int\n"
    programs = {
        comments.drop(comments.keep(source, "python", lang), "python") for lang in ("zh", "en")
    }
    assert programs == {"x = 1\n\n\ny = 2\n"}


NO_COMMENTS = {  # of bash: what only looks like one, in a word, a text, an expansion
    "echo x=#一 | tr x y\n": None,
    "echo a\\ # 一 | b\n": None,
    "echo 'a\\' 'x # 一 | tr x'\n": None,
    'cat <<"E"\n# 一 | one\nE\n': "after `<<`",
    'echo "$(echo "a # 一 | b")"\n': 'after `"`',
    "echo ${x// # 一 | b}\n": "after `${`",
}


@pytest.mark.parametrize("source", NO_COMMENTS)
def test_both_pages_show_one_script_where_a_comment_is_none(source):
    assert {comments.keep(source, "bash", lang) for lang in ("zh", "en")} == {source}
    told = [said for _, said in comments.faults(source, "bash")]
    assert [NO_COMMENTS[source] in said for said in told] == [True] * bool(NO_COMMENTS[source])


def test_comments_of_bash_stand_after_a_line_an_expansion_and_a_string():
    source = 'x=$((1 + y % 2)) # 一 | one\necho ${x} "$x" \'#\' "a${x}" <<< a; # 二 | two\n'
    assert comments.keep(source, "bash", "en").count("# one\n") == 1
    assert comments.keep(source, "bash", "zh").endswith("# 二\n")
    assert comments.drop(source, "bash").count("#") == 1


def test_an_output_that_shows_a_comment_is_one_language_s_alone(project):
    code = (
        "import inspect\n\n\ndef f():\n    return 1  # 一 | one\n\n\nprint(inspect.getsource(f))\n"
    )
    project.snippet("p/one.py", code, "def f():\n    return 1  # 一\n")
    [told] = {p for p in project.problems() if p.startswith("snippets/p/one.py:5: ")}
    assert "the output shows this comment, which is another in each language" in told
