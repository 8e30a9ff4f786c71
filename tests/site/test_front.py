"""The way in: the front page, the navigation, where a page stands."""

from urllib.parse import urljoin

import pytest
from conftest import real
from selectolax.lexbor import LexborHTMLParser
from test_accessible import SCREENS

from verified.texts import LANGUAGES
from verified.verify import evidence

PREFIX = {"zh": "", "en": "en/"}
GROUPS = {
    "zh": ["张量", "模型", "训练", "速度与规模", "部署", "求助"],
    "en": ["Tensors", "Models", "Training", "Speed and scale", "Shipping", "Help"],
}
PARTS = {"zh": ["正篇", "续篇"], "en": ["Basics", "Beyond the basics"]}


def chapters(language: str) -> list[str]:
    """The addresses of a language's chapters, in the order of its navigation."""
    pages = real().of(real().languages[language])
    return [page.url for page in pages if page.url not in ("", "verification/")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_has_every_chapter_in_its_part_and_group(site, language):
    front = LexborHTMLParser((site / PREFIX[language] / "index.html").read_text()).css_first(
        ".front"
    )
    links = front.css("p:not(.whole) > a")
    assert [link.attrs["href"] for link in links] == chapters(language)
    assert [part.text() for part in front.css(".part")] == PARTS[language]
    assert [group.text() for group in front.css("p > span")] == GROUPS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_says_what_was_verified_and_leads_to_every_result(tab, language):
    tab.goto(PREFIX[language])
    line = tab.locator(".front .whole a")
    said = line.inner_text()
    known = [r for r in evidence.load() if r.outcome == "passed"]
    programs = {
        b.name: b
        for b in real().blocks
        if b.runs and any(r.block == b.name and r.is_of(b) for r in known)
    }
    counts = (len(programs), sum(block.checks for block in programs.values()))
    assert all(str(count) in said for count in counts) and "PyTorch" in said and "CPU" in said
    line.click()
    tab.wait_for_url("**/verification/#results")
    assert tab.locator("#results + * ~ .verification .matrix").count() == 1


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_on_the_front_page_is_searched(browse, language, screen):
    tab = browse(viewport=SCREENS[screen], reduced_motion="reduce")
    tab.goto(PREFIX[language])
    tab.locator(".ask input").fill("element 0 of tensors does not require grad")
    tab.keyboard.press("Enter")
    tab.locator("input.md-search__input:focus").wait_for()
    found = tab.locator(".md-search-result__link").first
    found.wait_for()
    assert "autograd/" in found.get_attribute("href")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_is_seen_without_scrolling(browse, language):
    tab = browse(viewport=SCREENS["phone"])
    tab.goto(PREFIX[language])
    for part in (".ask", ".whole", ".part >> nth=1"):
        box = tab.locator(f".front {part}").bounding_box()
        assert box["y"] + box["height"] < SCREENS["phone"]["height"], part


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_navigation_names_each_page_once_and_the_site_never(site, language):
    path = site / PREFIX[language] / "saving/index.html"
    nav = LexborHTMLParser(path.read_text()).css_first(".md-nav--primary")
    here = f"/{PREFIX[language]}saving/"
    links = nav.css(".md-nav__item > a[href]:not([href^='#'])")
    found = [
        urljoin(here, link.attrs["href"]).removeprefix(f"/{PREFIX[language]}") for link in links
    ]
    assert found == [*chapters(language), "verification/"]
    assert [part.text() for part in nav.css(".part > span")] == [
        *PARTS[language],
        *GROUPS[language],
    ]
    names = [link.text().strip() for link in links]
    assert real().languages[language].config.site_name not in names


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_alone_names_the_site_beside_a_wide_page(browse, language):
    tab = browse(viewport=SCREENS["desktop"])
    tab.goto(f"{PREFIX[language]}saving/")
    name = real().languages[language].config.site_name
    seen = tab.get_by_text(name, exact=True).locator("visible=true")
    assert [node.inner_text() for node in seen.all()] == [name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_chapters_and_sections_are_two_taps_away(browse, language):
    tab = browse(viewport=SCREENS["phone"], reduced_motion="reduce")
    tab.goto(f"{PREFIX[language]}saving/")
    tab.locator("[for=__drawer] button").click()
    tab.locator(".md-nav--primary a[href$='errors/']").click()
    tab.wait_for_url("**/errors/")
    tab.goto(f"{PREFIX[language]}saving/")
    tab.locator(".sections > summary").click()
    tab.locator(".sections a[href='#map-location'], .sections a[href='#checkpoint']").first.click()
    tab.wait_for_url("**/saving/#*")


@pytest.mark.parametrize("language", LANGUAGES)
def test_above_its_heading_a_page_says_where_it_stands(site, language):
    page = LexborHTMLParser((site / PREFIX[language] / "amp/index.html").read_text())
    path = page.css_first("article .path")
    assert [part.text() for part in path.css("span")] == [PARTS[language][1], GROUPS[language][3]]
    assert path.css_first("a").attrs["href"].rstrip("/") == ".."
    assert not page.css(".md-tags")


def test_copying_the_page_looks_like_the_links_beside_it(tab):
    tab.goto("saving/")
    looks = tab.locator(".formats > *").evaluate_all(
        """all => all.map(it => (({color, fontSize, fontFamily, textDecorationLine,
            textUnderlineOffset}) => [color, fontSize, fontFamily, textDecorationLine,
            textUnderlineOffset].join())(getComputedStyle(it)))"""
    )
    assert len(looks) >= 3 and len({*looks}) == 1
