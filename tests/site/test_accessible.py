"""Everybody can read it: in either scheme, on any screen, by keyboard, aloud."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import real
from playwright.sync_api import TimeoutError
from selectolax.lexbor import LexborHTMLParser

from verified.texts import LANGUAGES

SCREENS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
SCHEMES = {"light": "default", "dark": "slate"}


def url(language: str, name: str) -> str:
    """Where a page of a language is served."""
    return f"{'' if language == 'zh' else 'en/'}{name}/"


def structures(site, selector: str = "body *") -> dict[str, set[str]]:
    """The kinds of elements of each built page: its tags with their classes and roles."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        attributes = [(node.tag, node.attributes) for node in tree.css(selector)]
        kinds = {f"{tag} {of.get('class') or ''} {of.get('role') or ''}" for tag, of in attributes}
        found[path.relative_to(site).as_posix().removesuffix("index.html") or "."] = kinds
    return found


def covering(found: dict[str, set[str]]) -> dict[str, set[str]]:
    """The fewest pages that show every kind of element, the richest first, with what each adds."""
    left, chosen = set().union(*found.values()), {}
    while left:
        page = max(sorted(found), key=lambda name: len(found[name] & left))
        chosen[page] = found[page] & left
        left -= found[page]
    return chosen


# Of the article, what holds one of these kinds; told are those that are nowhere.
ONLY = """wanted => {
    const kinds = it => [it, ...it.querySelectorAll("*")].map(
        it => [it.localName, it.getAttribute("class"), it.getAttribute("role")].join(" "))
    for (const part of document.querySelectorAll("article > :not(h1, h2, h3)"))
        if (!kinds(part).some(kind => wanted.includes(kind))) part.remove()
    const left = kinds(document.body)
    return wanted.filter(kind => !left.includes(kind))
}"""

# What a template repeats looks the same each time, and so do tokens of a kind: one of each is
# enough for axe, which takes a quarter of the time then. What is folded it would not see.
FEWER = """() => {
    for (const part of document.querySelectorAll("details")) part.open = true
    const seen = new Set()
    for (const token of document.querySelectorAll("pre code span:not(:has(span, a))")) {
        const kind = [token, token.closest(".hll"), token.closest(".highlight")].map(
            it => it?.className).join()
        if (seen.has(kind)) token.replaceWith(...token.childNodes)
        seen.add(kind)
    }
    const repeated = "details.evidence table, div.evidence, .matrix tr, li:has(> a:only-child)"
    for (const part of document.querySelectorAll(repeated)) {
        const inside = [part, ...part.querySelectorAll("*")].map(it => it.tagName + it.className)
        const kind = [part.parentElement.className, ...new Set(inside)].join()
        if (seen.has(kind)) part.remove()
        seen.add(kind)
    }
}"""


def violations(tab, part=None) -> list[str]:
    """What axe finds wrong: the rule, and the first place."""
    tab.evaluate(FEWER)
    only = {"resultTypes": ["violations"]}  # what passes is looked at, too, and not listed
    found = Axe().run(tab, context=part, options=only).response["violations"]
    return [f"{v['help']}: {v['nodes'][0]['target']} {v['nodes'][0]['html']}" for v in found]


# Colours do not depend on the screen, nor places on the scheme: each of both is seen once.
def test_axe_finds_nothing_on_pages_that_show_every_kind_of_element(browse, site):
    pages = covering(structures(site))
    for place, kinds in pages.items():
        # A colour is not measured while it fades.
        tab = browse(reduced_motion="reduce", color_scheme="light", viewport=SCREENS["desktop"])
        tab.goto(place)
        tab.locator(f"body[data-md-color-scheme={SCHEMES['light']}]").wait_for()
        if place != next(iter(pages)):  # which is seen whole
            assert tab.evaluate(ONLY, sorted(kinds)) == []
        assert violations(tab) == [], place
        tab.locator("[data-md-component=palette] label:visible").click()
        tab.locator(f"body[data-md-color-scheme={SCHEMES['dark']}]").wait_for()
        tab.set_viewport_size(SCREENS["phone"])
        assert violations(tab) == [], place
        tab.context.close()


def test_every_kind_of_element_is_on_a_page_that_axe_sees():
    found = {"a": {"p", "b"}, "b": {"p"}, "c": {"q"}}
    assert covering(found) == {"a": {"p", "b"}, "c": {"q"}}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_what_opens(browse, language, scheme):
    tab = browse(reduced_motion="reduce", color_scheme=scheme, viewport=SCREENS["phone"])
    tab.goto(url(language, "tensors"))
    tab.locator("[for=__drawer] button").click()
    tab.locator(".md-nav--primary a").first.wait_for()
    assert violations(tab, ".md-sidebar--primary") == []
    tab.reload()
    tab.locator("[for=__search] button").click()
    tab.keyboard.type("unsqueeze")
    tab.locator(".md-search-result__link").first.wait_for()
    found = violations(tab, ".md-search")
    assert not found, "\n".join(found)


# A radio button of the theme has no size, its label shows the focus; the search box opens, soon.
SEEN = """() => {
    const it = document.activeElement
    const shown = it.matches(".md-option") ? it.nextElementSibling : it
    return shown.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && (getComputedStyle(shown).outlineStyle !== "none" || it.matches(".md-search__input"))
}"""


def press_tab_to(tab, selector: str) -> None:
    """Press Tab until the focus is on ``selector``; wherever it stops, it is seen."""
    for _ in range(60):
        tab.keyboard.press("Tab")
        try:
            tab.wait_for_function(SEEN, polling=20, timeout=5000)
        except TimeoutError:
            raise AssertionError(tab.evaluate("document.activeElement.outerHTML")) from None
        if tab.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_alone_reaches_everything(browse, address, language, screen):
    tab = browse(reduced_motion="reduce", viewport=SCREENS[screen], color_scheme="light")
    tab.goto(url(language, "tensors"))
    press_tab_to(tab, "input.md-option")
    for key, name in (("Enter", "slate"), (" ", "default")):
        tab.keyboard.press(key)
        tab.locator(f"body[data-md-color-scheme={name}]").wait_for()

    press_tab_to(tab, "button[data-clipboard-target]")
    tab.keyboard.press("Enter")
    tab.locator(".md-dialog--active").wait_for()
    page = next(p for p in real().of(real().languages[language]) if p.url == "tensors/")
    assert tab.evaluate("navigator.clipboard.readText()") == page.blocks[0].code.rstrip("\n")

    tab.reload()
    if screen == "phone":
        press_tab_to(tab, "[for=__drawer] button")
        tab.keyboard.press("Enter")
        press_tab_to(tab, ".md-nav--primary a")
        tab.reload()
        press_tab_to(tab, "[for=__search] button")
        tab.keyboard.press("Enter")
        tab.locator("input.md-search__input:focus").wait_for()
    else:
        press_tab_to(tab, "input.md-search__input")
    tab.keyboard.type("unsqueeze")
    tab.locator(".md-search-result__link[href*='h=unsqueeze']").first.wait_for()
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda found: "h=unsqueeze" in found)

    tab.goto(url(language, "tensors"))
    press_tab_to(tab, "a.other-language")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{address}{url({'zh': 'en', 'en': 'zh'}[language], 'tensors')}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_end_of_a_line_is_not_beneath_the_button(browse, language):
    tab = browse(viewport=SCREENS["phone"], is_mobile=True, has_touch=True)
    tab.goto(url(language, "data-parallel"))
    tab.locator(".md-code__nav").first.wait_for(state="attached")
    covered = tab.locator("pre:has(.md-code__nav) > code").evaluate_all(
        """all => all.filter(code => {
            code.scrollLeft = code.scrollWidth
            const line = document.createRange()
            line.selectNodeContents(code)
            const right = Math.max(...[...line.getClientRects()].map(it => it.right))
            const button = code.parentElement.querySelector(".md-code__button")
            return code.scrollLeft && right > button.getBoundingClientRect().left
        }).length"""
    )
    assert covered == 0


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_shows_the_article_and_all_of_its_code(browse, language, scheme):
    tab = browse(reduced_motion="reduce", color_scheme=scheme, viewport=SCREENS["desktop"])
    tab.goto(url(language, "recipes"))
    tab.emulate_media(media="print")
    seen = tab.locator("body *").evaluate_all(
        """all => all.filter(it => it.checkVisibility({visibilityProperty: true})
            && it.getBoundingClientRect().height > 0 && !it.closest("article")
            && !it.querySelector("article")).map(it => it.outerHTML)"""
    )
    assert seen == []
    assert tab.locator("article button, .headerlink").locator("visible=true").count() == 0
    cut = tab.locator("pre, pre > code").evaluate_all(
        "all => all.filter(it => it.scrollWidth > it.clientWidth).length"
    )
    assert tab.locator("pre").count() and cut == 0
    assert violations(tab) == []  # the colours, above all, on white


def test_paper_leaves_the_evidence_folded(browse):
    pages = []
    for selector in ("none", "details.evidence > :not(summary)"):
        tab = browse(viewport=SCREENS["desktop"])
        tab.goto("saving/")
        tab.locator(selector).evaluate_all("all => all.forEach(it => it.remove())")
        pages.append(tab.pdf().count(b"/Type /Page\n"))
    assert pages[0] == pages[1] > 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_hits_of_the_search_can_be_read_in_links_and_in_code(browse, scheme):
    tab = browse(reduced_motion="reduce", color_scheme=scheme, viewport=SCREENS["desktop"])
    tab.goto("saving/?h=save+load+import+torch+10+保存")
    for place in ("p a", "pre", "p code"):
        tab.locator(f".md-typeset {place} mark").first.wait_for()
    assert violations(tab, ".md-typeset") == []
