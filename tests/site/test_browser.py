"""What a reader meets in a real browser."""

import re
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from verified import pages
from verified.verify.session import judge

PAGES = [
    (language, path.relative_to(f"docs/{language}").with_suffix("").as_posix())
    for language in pages.CONFIGS
    for path in sorted(Path(f"docs/{language}").rglob("*.md"))
]


def url(language: str, name: str) -> str:
    prefix = "" if language == "zh" else "en/"
    return prefix if name == "index" else f"{prefix}{name}/"


@pytest.mark.parametrize("language, name", PAGES)
def test_what_each_copy_button_gives_runs_and_prints_what_the_page_says(
    tab, runner, language, name
):
    page = pages.read(Path(f"docs/{language}/{name}.md"), language)
    tab.goto(url(language, name))
    buttons = tab.locator("[data-clipboard-target], [data-clipboard-text]")
    copied = []
    for button in buttons.all():
        button.click()
        copied.append(tab.evaluate("navigator.clipboard.readText()"))
    assert copied == [block.code.rstrip("\n") for block in page.blocks]

    for block, text in zip(page.blocks, copied, strict=True):
        for comment in of_the_other_language(block, language):
            assert comment not in text

    titled = {b.title: text for b, text in zip(page.blocks, copied, strict=True) if b.title}
    runs = []
    for block, text in zip(page.blocks, copied, strict=True):
        files = tuple((title, titled[title]) for title, _ in block.files)
        if "cpu" in block.devices and block.marks.runs_with(version("torch")):
            pasted = replace(block, code=text, files=files)
            runs.append((pasted, runner.submit(pasted)))
    for pasted, run in runs:
        assert judge(pasted, runner.result(run)) is None


def of_the_other_language(block, language):
    """The comments in a block's file that its page must not show."""
    if block.snippet != pages.NO_FILE:
        source = block.snippet.read_text(encoding="utf-8")
        for chinese, english in re.findall(r"(# .*[\u3400-\u9fff].*) \| (.+)", source):
            yield f"# {english}" if language == "zh" else chinese


@pytest.mark.parametrize("language, name", PAGES)
def test_without_javascript_a_selected_block_is_clean_code(browse, language, name):
    tab = browse(java_script_enabled=False)
    tab.goto(url(language, name))
    page = pages.read(Path(f"docs/{language}/{name}.md"), language)
    selected = tab.locator("pre").evaluate_all(
        "all => all.map(pre => (getSelection().selectAllChildren(pre), `${getSelection()}`))"
    )
    assert [text.rstrip("\n") for text in selected] == [text.rstrip("\n") for text, _ in page.shown]
