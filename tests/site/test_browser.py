"""What a reader meets on each page, in a real browser, on a phone."""

import re

import pytest
from conftest import PHONE, ROOT, real
from selectolax.lexbor import LexborHTMLParser
from test_accessible import covering, structures
from test_language_switch import OTHER, TAGS, place

from verified.pages import NO_FILE

# All of a page in one call: a click of Playwright's own waits until the button stands still.
COPIED = """async () => {
    const copied = []
    const buttons = document.querySelectorAll("[data-clipboard-target], [data-clipboard-text]")
    for (const button of buttons) {
        await navigator.clipboard.writeText("nothing")
        button.click()
        copied.push(await navigator.clipboard.readText())
    }
    return copied
}"""

# What a reader sees in the font of code outside of the blocks: as a block, or as it is written.
LOOKS_LIKE_CODE = """() => [...document.querySelectorAll('article *')].filter(e => {
  if (e.closest('pre, .highlight, svg') || !e.textContent.trim()) return false
  const style = getComputedStyle(e)
  const code = getComputedStyle(document.querySelector('article code') || e).fontFamily
  return style.fontFamily === code && /mono/i.test(code) && !e.querySelector('pre')
    && (!/^inline/.test(style.display) || /^(pre|break-spaces)/.test(style.whiteSpace)
        || e.textContent.trim().includes('\\n'))
}).map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module", params=real().pages, ids=lambda page: page.path.as_posix())
def page(request):
    """Each page; the tests of one come together."""
    return request.param


@pytest.fixture(scope="module")
def phone(opens):
    """A tab of a phone, for one page after the other."""
    with opens(viewport=PHONE, is_mobile=True, has_touch=True) as open_tab:
        yield open_tab()


@pytest.fixture(scope="module")
def visit(phone, page):
    """The page, opened once for all of its tests."""
    phone.goto(page.folder or ".")
    return phone


def test_each_copy_button_gives_exactly_the_program_that_was_run(visit, page):
    if page.blocks:
        visit.locator("[data-clipboard-target]").first.wait_for()
    copied = visit.evaluate(COPIED)
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


def test_a_phone_scrolls_code_and_not_the_page(visit, page):
    assert visit.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = visit.locator("pre > code").evaluate_all(
        "all => all.filter(code => code.scrollWidth > code.clientWidth).length"
    )
    assert wide or page.url != "tensors/"
    visit.wait_for_function(
        "wide => document.querySelectorAll('pre > code[tabindex=\"0\"]').length === wide", arg=wide
    )


def test_the_switch_leads_to_the_same_page_and_every_section(visit, page, address, site):
    language = OTHER[page.language.code]
    other = place(language, page.url)
    ids = [section.id for section in page.sections]
    led = visit.evaluate(
        """ids => ids.map(id => {
            const a = document.querySelector("a.other-language");
            location.hash = id;
            a.dispatchEvent(new PointerEvent("pointerdown"));
            return a.href;
        })""",
        ids,
    )
    assert led == [f"{address}{other}#{id}" for id in ids]
    tree, there = (
        LexborHTMLParser((site / folder / "index.html").read_text(encoding="utf-8"))
        for folder in (page.folder, other)
    )
    assert there.css_first("html").attrs["lang"] == TAGS[language]
    assert set(ids) <= {node.attrs["id"] for node in there.css("[id]")}
    switch = tree.css_first("a.other-language")  # as it leads without JavaScript
    assert (site / page.folder / switch.attrs["href"]).resolve() == (site / other).resolve()
    assert switch.attrs["hreflang"] == switch.attrs["lang"] == TAGS[language]


def test_nothing_outside_of_the_blocks_looks_like_a_program(visit, page):
    assert visit.evaluate(LOOKS_LIKE_CODE) == []
    if page.url == "tensors/":
        shown = visit.locator("article code")
        shown.evaluate_all("all => all.forEach(code => (code.style.display = 'block'))")
        assert visit.evaluate(LOOKS_LIKE_CODE), "the look itself sees what it is for"


def test_without_javascript_a_selected_block_is_clean_code(browse, site):
    """On pages that show each kind of element of a block."""
    tab = browse(java_script_enabled=False)
    shown = {f"{page.folder}/": page.shown for page in real().pages}
    for name in covering(structures(site, "pre, pre *")):
        tab.goto(name)
        selected = tab.locator("pre").evaluate_all(
            "all => all.map(pre => (getSelection().selectAllChildren(pre), `${getSelection()}`))"
        )
        wanted = [text.rstrip("\n") for text, _ in shown[name]]
        assert [text.rstrip("\n") for text in selected] == wanted
