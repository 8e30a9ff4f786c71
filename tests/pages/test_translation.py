"""Both languages have the same pages, sections, blocks, callouts, links and terms."""

import pytest

from verified.pages import Page
from verified.pages.translation import outdated, record, terms, unequal
from verified.project import Project

ZH = "# 题 { #top }\n\n见[文档](https://e.org/a)。\n\n## 一 { #one }\n\n!!! info\n\n    甲。\n"
EN = "# T { #top }\n\nSee [this](https://e.org/a).\n\n## One { #one }\n\n!!! info\n\n    A.\n"


@pytest.fixture
def write(project):
    """Write the page in both languages, as it is or with something replaced, and read it."""
    project.snippet("p/one.py", "print(1)\n")

    def write(zh=("", ""), en=("", "")) -> tuple[Page, Page]:
        project.write("docs/zh/p.md", ZH.replace(*zh))
        project.write("docs/en/p.md", EN.replace(*en))
        return read()

    return write


def read() -> tuple[Page, Page]:
    return next(pair for pair in Project.load().pairs() if pair[0].path.stem == "p")


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("{ #one }", "{ #two }", "its headings are not those of docs/zh/p.md"),
        ("## One", "### One", "its headings are not those of docs/zh/p.md"),
        ("## One { #one }", "## One", "docs/en/p.md:5: no explicit id"),
        ("{ #one }", "{ #top }", "docs/en/p.md:5: the id `top` is there twice"),
        ("!!! info", "!!! note", "docs/en/p.md:5: the callouts of `one`"),
        ("e.org/a", "e.org/b", "docs/en/p.md:1: the links of `top`"),
        (
            "    A.\n",
            '    A.\n\n``` python\n--8<-- "p/one.py"\n```\n',
            "docs/en/p.md:1: its blocks are not those",
        ),
    ],
)
def test_unequal_pages_are_told(write, old, new, message):
    assert list(unequal(*write())) == []
    assert any(message in str(problem) for problem in unequal(*write(en=(old, new))))


def test_sections_that_have_changed_or_gone_are_told(write, project):
    record(*write())
    assert list(outdated(*read())) == []
    project.write("docs/zh/p.md", ZH.replace("甲", "乙"))
    [problem] = outdated(*read())
    assert str(problem).startswith("docs/zh/p.md:5: `one` has changed; bring docs/en/p.md")
    record(*read())
    assert list(outdated(*read())) == []
    project.write("docs/zh/p.md", ZH.split("## ")[0])
    [problem] = outdated(*read())
    assert "it translates `one`" in problem.text


def test_a_state_of_digits_alone_is_recorded_as_text(write):
    pair = write(zh=("甲", "甲24"))
    assert pair[0].sections[1].state == "616054598505"
    record(*pair)
    assert list(outdated(*read())) == []


@pytest.mark.parametrize(
    "front",
    [
        "---\n# search -----\ntitle: T\n---\n",
        "---\ntitle: T ---\n---\n",
        "--- \ntitle: T\n...\n",
        "---\ntranslates: {top: x}\ntitle: T\n--- \n",
        "---\ntranslates:\n  top: x\n\n  # so far\n  gone: y\ntitle: T\n---\n",
    ],
)
def test_what_else_the_front_matter_says_stays(write, project, front):
    pair = write(en=("# T", f"{front}\n# T"))
    before = {key: value for key, value in pair[1].meta.items() if key != "translates"}
    record(*pair)
    assert list(outdated(*read())) == []
    text = (project.root / "docs/en/p.md").read_text(encoding="utf-8")
    assert text.endswith(f"---\n\n{EN}") and text.count("translates:") == 1
    after = read()[1].meta
    assert {key: value for key, value in after.items() if key != "translates"} == before


def test_recording_twice_changes_nothing(write, project):
    write()
    for _ in range(2):
        result = project.run("python", "-m", "verified", "translated")
        assert result.returncode == 0, result.stderr
        once = (project.root / "docs/en/p.md").read_text(encoding="utf-8")
        assert once.endswith(EN) and once.count("translates:") == 1
    record(*read())
    assert (project.root / "docs/en/p.md").read_text(encoding="utf-8") == once


@pytest.mark.parametrize(
    "chinese, english, problem",
    [
        ("两个叶子张量", "Two LEAVES; one leaf", ""),
        ("甲", "A `leaf` in code, of a cleaf", ""),
        (
            "叶子张量",
            "nothing",
            "docs/en/p.md:1: no `leaf | leaves`, and docs/zh/p.md:5 has `叶子张量`; "
            "docs/glossary.yml pairs them",
        ),
        ("叶节点", "A.", "docs/zh/p.md:5: `叶节点`; docs/glossary.yml calls it `叶子张量`"),
    ],
)
def test_a_term_is_translated_one_way_only(write, chinese, english, problem):
    glossary = [{"zh": "叶子张量", "en": ["leaf", "leaves"], "not zh": ["叶节点"]}]
    found = terms(*write(zh=("甲", chinese), en=("A.", english)), glossary)
    assert "\n".join(map(str, found)) == problem
