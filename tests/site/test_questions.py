"""What people ask is answered by a section with a program, and the site's own search finds it."""

import math
import re

import pytest
from conftest import ROOT, real
from test_search import QUESTIONS, answers

from verified.texts import LANGUAGES

ASKED_IN = {"E": "en", "Z": "zh"}


@pytest.fixture(params=LANGUAGES)
def answering(request):
    """The sections of a language that hold a program, or one below them: ``saving#resume``."""
    found = set()
    for page in real().of(real().languages[request.param]):
        programs = [block.line for block in page.blocks if block.runs]
        for n, top in enumerate(page.sections, 1):
            after = (s.line for s in page.sections[n:] if s.level <= top.level)
            end = next(after, math.inf)
            if any(top.line < line < end for line in programs):
                found.add(f"{page.path.stem}#{top.id}")
    return found


def test_no_question_stands_twice():
    text = (ROOT / "tests/questions.yml").read_text(encoding="utf-8")
    assert re.findall(r"^\w+(?=:)", text, re.M) == list(QUESTIONS)


def test_each_question_has_a_section_with_a_program(answering):
    assert {at for row in QUESTIONS.values() for at in row["at"]} <= answering


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_readers_words_find_the_answer_among_the_first_three_results(tab, language):
    tab.goto("" if language == "zh" else "en/")
    tab.locator("input.md-search__input").click()
    rows = [row for id, row in QUESTIONS.items() if ASKED_IN[id[0]] == language]
    found = answers(tab, (query for row in rows for query in row["ask"]))
    missed = []
    for row in rows:
        wanted = {at.replace("#", "/#") for at in row["at"]}
        for query in row["ask"]:
            if not wanted & {*found[query][:3]}:
                missed.append(f"{query}: {found[query][:3]}, not {wanted}")
    assert not missed, "\n".join(missed)
