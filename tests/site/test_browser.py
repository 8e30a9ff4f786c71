"""What a reader meets in a real browser."""

import re

import pytest
from conftest import ROOT, real

from verified.pages import NO_FILE

pages = pytest.mark.parametrize("page", real().pages, ids=lambda page: page.path.as_posix())


@pages
def test_each_copy_button_gives_exactly_the_program_that_was_run(tab, page):
    tab.goto(page.folder or ".")
    copied = []
    for button in tab.locator("[data-clipboard-target], [data-clipboard-text]").all():
        button.click()
        copied.append(tab.evaluate("navigator.clipboard.readText()"))
    assert copied == [block.code.rstrip("\n") for block in page.blocks]
    for block, text in zip(page.blocks, copied, strict=True):
        for comment in of_the_other_language(block, page.language.code):
            assert comment not in text


def of_the_other_language(block, language):
    """The comments in a block's file that its page must not show."""
    if block.snippet != NO_FILE:
        source = (ROOT / block.snippet).read_text(encoding="utf-8")
        for chinese, english in re.findall(r"(# .*[\u3400-\u9fff].*) \| (.+)", source):
            yield f"# {english}" if language == "zh" else chinese


@pages
def test_without_javascript_a_selected_block_is_clean_code(browse, page):
    tab = browse(java_script_enabled=False)
    tab.goto(page.folder or ".")
    selected = tab.locator("pre").evaluate_all(
        "all => all.map(pre => (getSelection().selectAllChildren(pre), `${getSelection()}`))"
    )
    assert [text.rstrip("\n") for text in selected] == [text.rstrip("\n") for text, _ in page.shown]
