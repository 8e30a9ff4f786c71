"""The index of messages is made of its table and of what programs print, and pasting finds it."""

import re

import pytest
import yaml
from conftest import ROOT, real
from test_search import answers

from verified.project import Project
from verified.site import errors
from verified.texts import LANGUAGES

MESSAGES = yaml.safe_load((ROOT / errors.TABLE).read_text(encoding="utf-8"))["messages"]
ROW = {
    "says": "no such thing 3",
    "raises": "KeyError",
    "mends": "one.md#top",
    "zh": "没有这个键。",
    "en": "There is no such key.",
}
PAGES = {code: {"title": "T", "description": "D", "text": "X"} for code in LANGUAGES}


@pytest.fixture
def table(project):
    """Writes the table of a project with one program, and says what is wrong with it."""
    project.snippet("p/one.py", "print('no such thing 3')\n", "no such thing 3\n")

    def write(*rows) -> list[str]:
        text = yaml.safe_dump({"page": PAGES, "messages": rows}, allow_unicode=True)
        project.write("docs/errors.yml", text)
        return [str(problem) for problem in errors.outdated(Project.load())]

    return write


def test_the_index_is_made_once_and_again_when_an_output_changes(table, project):
    stale = "or an output has changed since; run `python -m verified errors`"
    assert all(stale in told for told in table(ROW)) and len(table(ROW)) == 2
    older = {**ROW, "says": "thing", "older": ["old `thing`"]}
    table(ROW, older)
    assert project.run("python", "-m", "verified", "errors").stdout.split() == [
        "docs/zh/errors.md",
        "docs/en/errors.md",
    ]
    assert table(ROW, older) == []
    text = (project.root / "docs/en/errors.md").read_text()
    assert "## `no such thing 3` { #no-such-thing }\n\n`KeyError`. There is no such key." in text
    assert "What to do: [p/one.py](one.md#top)." in text
    assert "Older wordings: `` old `thing` ``." in text
    assert text.index("no such thing") < text.index("## `thing`")
    assert not [p for p in project.problems() if "errors.md" in p]
    project.write("snippets/p/one.out", "another thing\n")
    assert "no program prints or expects `no such thing 3`" in table(ROW, older)[0]


WRONG = {
    "mends": ({"mends": "one.md#lost"}, "there is no section one.md#lost"),
    "page": ({"mends": "lost.md#top"}, "there is no section lost.md#top"),
    "said": ({"says": "never said"}, "no program prints or expects `never said`; say `unseen`"),
    "seen": ({"unseen": {"zh": "甲", "en": "A"}}, "a program prints `no such thing 3`; delete"),
    "key": ({"cause": "x"}, "one key too many or too few, ['cause']"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_row_that_proves_nothing_or_leads_nowhere_is_refused_at_its_line(table, name):
    change, said = WRONG[name]
    [*told] = table({**ROW, **change})
    assert told and all(re.match(r"docs/errors\.yml:[2-9]", text) for text in told), told
    assert said in told[0]


def test_two_rows_of_one_message_are_refused(table):
    assert "is there twice" in table(ROW, {**ROW, "says": "No such thing 4"})[0]


def test_the_index_is_up_to_date():
    assert list(errors.outdated(real())) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pasted_message_with_numbers_of_ones_own_is_found(tab, language):
    tab.goto("" if language == "zh" else "en/")
    tab.locator("input.md-search__input").click()
    asked = []
    for row in MESSAGES:
        own = re.sub(r"\d+", lambda number: str(int(number[0]) + 41), row["says"])
        wanted = {f"errors/#{errors._id(row['says'])}", row["mends"].replace(".md#", "/#")}
        pasted = (f"{row['raises']}: {own}", *row.get("older", []))
        asked += [(text, wanted) for text in pasted]
    found = answers(tab, (text for text, _ in asked))
    missed = [f"{text}: {found[text]}" for text, wanted in asked if not wanted & {*found[text][:3]}]
    assert not missed, "\n".join(missed)
