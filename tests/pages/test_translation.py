"""Both languages have the same pages, sections, blocks, callouts, links and terms."""

import re

import pytest
import yaml
from conftest import ROOT

from verified.pages import Page
from verified.pages.translation import outdated, record, unequal
from verified.project import Project

GLOSSARY = yaml.safe_load((ROOT / "docs/glossary.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Page, Page]]:
    """The real pages with their translations."""
    found = list(Project.load(ROOT).pairs())
    assert len(found) > 10
    return found


@pytest.mark.parametrize("problems", [unequal, outdated])
def test_the_real_pages_are_equal_and_up_to_date(pairs, problems):
    assert [str(problem) for pair in pairs for problem in problems(*pair)] == []


def says(terms: str | list[str], prose: str) -> bool:
    """English terms as words, in any case and number; Chinese ones anywhere."""
    words = [terms] if isinstance(terms, str) else terms
    return any(
        re.search(rf"\b{re.escape(word)}" if word.isascii() else word, prose, re.I)
        for word in words
    )


def test_a_term_is_translated_one_way_only(pairs):
    for pair in pairs:
        zh, en = ("\n".join(section.prose for section in page.sections) for page in pair)
        for term in GLOSSARY:
            place = f"{pair[1].path}: {term['zh']} = {term['en']}"
            assert says(term["zh"], zh) == says(term["en"], en), place
            for text, other in ((zh, term.get("not zh", [])), (en, term.get("not en", []))):
                for word in other:
                    assert not says(word, text), f"{word}; {place}"


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


def test_equal_pages_have_no_problem(write):
    assert list(unequal(*write())) == []


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
    assert any(message in str(problem) for problem in unequal(*write(en=(old, new))))


def test_a_chinese_change_names_the_sections_that_changed(write, project):
    record(*write())
    assert list(outdated(*read())) == []
    project.write("docs/zh/p.md", ZH.replace("甲", "乙"))
    [problem] = outdated(*read())
    assert str(problem).startswith("docs/zh/p.md:5: `one` has changed; bring docs/en/p.md")
    record(*read())
    assert list(outdated(*read())) == []


def test_a_section_that_has_gone_is_told(write, project):
    record(*write())
    project.write("docs/zh/p.md", ZH.split("## ")[0])
    assert ["it translates `one`" in p.text for p in outdated(*read())] == [True]


def test_recording_twice_changes_nothing(write, project):
    write()
    for _ in range(2):
        result = project.run("python", "-m", "verified", "translated")
        assert result.returncode == 0, result.stderr
        once = (project.root / "docs/en/p.md").read_text(encoding="utf-8")
        assert once.endswith(EN) and once.count("translates:") == 1
    record(*read())
    assert (project.root / "docs/en/p.md").read_text(encoding="utf-8") == once
