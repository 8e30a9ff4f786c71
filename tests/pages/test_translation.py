"""Both languages have the same pages, sections, blocks, callouts, links and terms."""

import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from verified.pages import translation as parity

PAIRS = {zh.name: (zh, en) for zh, en in parity.pairs()}
GLOSSARY = yaml.safe_load((ROOT / "docs/glossary.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAIRS)
def test_the_two_pages_are_equal(name):
    assert [str(problem) for problem in parity.unequal(*PAIRS[name])] == []


@pytest.mark.parametrize("name", PAIRS)
def test_the_english_page_is_up_to_date(name):
    assert [str(problem) for problem in parity.outdated(*PAIRS[name])] == []


def says(terms: str | list[str], prose: str) -> bool:
    """English terms as words, in any case and number; Chinese ones anywhere."""
    words = [terms] if isinstance(terms, str) else terms
    return any(
        re.search(rf"\b{re.escape(word)}" if word.isascii() else word, prose, re.I)
        for word in words
    )


def prose(path: Path) -> str:
    return "\n".join(section.prose for section in parity.sections(path))


@pytest.mark.parametrize("name", PAIRS)
def test_a_term_is_translated_one_way_only(name):
    zh, en = map(prose, PAIRS[name])
    for term in GLOSSARY:
        assert says(term["zh"], zh) == says(term["en"], en), f"{term['zh']} = {term['en']}"
        for text, other in ((zh, term.get("not zh", [])), (en, term.get("not en", []))):
            for word in other:
                assert not says(word, text), f"{word}; the term is {term['zh']} = {term['en']}"


ZH = "# 题 { #top }\n\n见[文档](https://e.org/a)。\n\n## 一 { #one }\n\n!!! info\n\n    甲。\n"
EN = "# T { #top }\n\nSee [this](https://e.org/a).\n\n## One { #one }\n\n!!! info\n\n    A.\n"


@pytest.fixture
def pair(project):
    project.snippet("p/one.py", "print(1)\n")
    return project.write("docs/zh/p.md", ZH).relative_to(project.root), project.write(
        "docs/en/p.md", EN
    ).relative_to(project.root)


def test_equal_pages_have_no_problem(pair):
    assert list(parity.unequal(*pair)) == []


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
def test_unequal_pages_are_told(pair, old, new, message):
    zh, en = pair
    en.write_text(EN.replace(old, new), encoding="utf-8")
    assert any(message in str(problem) for problem in parity.unequal(zh, en))


def test_a_chinese_change_names_the_sections_that_changed(pair):
    zh, en = pair
    parity.record()
    assert list(parity.outdated(zh, en)) == []
    zh.write_text(ZH.replace("甲", "乙"), encoding="utf-8")
    [problem] = parity.outdated(zh, en)
    assert str(problem).startswith("docs/zh/p.md:5: `one` has changed; bring docs/en/p.md")
    parity.record()
    assert list(parity.outdated(zh, en)) == []


def test_a_section_that_has_gone_is_told(pair):
    zh, en = pair
    parity.record()
    zh.write_text(ZH.split("## ")[0], encoding="utf-8")
    assert ["it translates `one`" in p.text for p in parity.outdated(zh, en)] == [True]


def test_recording_twice_changes_nothing(pair):
    parity.record()
    once = pair[1].read_text(encoding="utf-8")
    parity.record()
    assert pair[1].read_text(encoding="utf-8") == once
    assert once.endswith(EN)
