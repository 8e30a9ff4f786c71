"""What a reader meets in a real browser."""

from pathlib import Path

import pytest

from verified import pages

PAGES = [
    (language, path.relative_to(f"docs/{language}").with_suffix("").as_posix())
    for language in pages.CONFIGS
    for path in sorted(Path(f"docs/{language}").rglob("*.md"))
]


def url(language: str, name: str) -> str:
    prefix = "" if language == "zh" else "en/"
    return prefix if name == "index" else f"{prefix}{name}/"


@pytest.mark.parametrize("language, name", PAGES)
def test_each_copy_button_gives_the_program_that_was_run(tab, language, name):
    tab.goto(url(language, name))
    page = pages.read(Path(f"docs/{language}/{name}.md"), language)
    buttons = tab.locator(".md-clipboard, [data-clipboard-target]")
    copied = []
    for n in range(buttons.count()):
        buttons.nth(n).click()
        copied.append(tab.evaluate("navigator.clipboard.readText()"))
    programs = [block.code.rstrip("\n") for block in page.blocks]
    assert [text.rstrip("\n") for text in copied] == programs
    assert tab.elsewhere == []


@pytest.mark.parametrize("language, name", PAGES)
def test_without_javascript_a_block_is_clean_code(chromium, address, language, name):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(url(language, name))
    page = pages.read(Path(f"docs/{language}/{name}.md"), language)
    shown = [text.rstrip("\n") for text in tab.locator("pre code").all_inner_texts()]
    context.close()
    assert shown == [text.rstrip("\n") for text, _ in page.shown]


@pytest.mark.parametrize("language, name", PAGES)
def test_a_phone_scrolls_code_and_not_the_page(chromium, address, language, name):
    context = chromium.new_context(base_url=address, viewport={"width": 320, "height": 640})
    tab = context.new_page()
    tab.goto(url(language, name))
    width = tab.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320
