"""Each page knows its language, and leads to itself in the other one."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from conftest import real
from selectolax.lexbor import LexborHTMLParser

from verified.texts import LANGUAGES

TAGS = {"zh": "zh-Hans", "en": "en"}
OTHER = {"zh": "en", "en": "zh"}
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def place(language: str, url: str) -> str:
    return f"{'en/' if language == 'en' else ''}{url}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [None, "Enter"])
def test_a_reader_in_mid_page_stays_in_the_section(tab, address, language, key):
    tab.goto(place(language, "saving/"))
    top = "document.getElementById('resume').getBoundingClientRect().top"
    tab.mouse.move(400, 400)
    tab.mouse.wheel(0, tab.evaluate(top) - 100)
    tab.wait_for_function(f"() => {top} < 120")
    switch = tab.locator("a.other-language")
    switch.press(key) if key else switch.click()
    tab.wait_for_url(f"{address}{place(OTHER[language], 'saving/')}#resume")
    tab.wait_for_function(f"() => Math.abs({top}) < 200")


@pytest.mark.parametrize("language, locale", [("zh", "en-US"), ("en", "zh-CN")])
def test_the_first_visit_is_not_redirected(browse, address, language, locale):
    tab = browse(locale=locale)
    visited = []
    tab.on("framenavigated", lambda frame: visited.append(frame.url))
    tab.goto(place(language, ""), wait_until="networkidle")
    assert visited == [f"{address}{place(language, '')}"]
    assert tab.evaluate("document.documentElement.lang") == TAGS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_canonical_addresses_and_languages_are_right(hosted, language):
    root = "https://docs.example/torch/"
    for url in ("", "good/"):
        html = (hosted / place(language, url) / "index.html").read_text()
        tree = LexborHTMLParser(html)
        assert tree.css_first("link[rel=canonical]").attrs["href"] == root + place(language, url)
    urls = ET.parse(hosted / place(language, "sitemap.xml")).findall("s:url", SITEMAP)
    found = {}
    for entry in urls:
        links = {a.get("hreflang"): a.get("href") for a in entry.findall("x:link", SITEMAP)}
        found[entry.find("s:loc", SITEMAP).text] = links
        assert entry.find("s:lastmod", SITEMAP).text == "2026-01-01T12:00:00Z"
    assert found == {
        root + place(language, url): {
            "zh-Hans": root + url,
            "en": f"{root}en/{url}",
            "x-default": f"{root}en/{url}",
        }
        for url in ("", "good/")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sitemap_has_every_page(site, language):
    entries = ET.parse(site / place(language, "sitemap.xml")).findall("s:url/s:loc", SITEMAP)
    pages = real().of(real().languages[language])
    assert {entry.text for entry in entries} == {page.address for page in pages}


def test_the_page_for_lost_readers_speaks_both_languages(site, hosted):
    for folder, own in (("", "zh-Hans"), ("en", "en")):
        tree = LexborHTMLParser((site / folder / "404.html").read_text(encoding="utf-8"))
        sections = [node.attrs["lang"] for node in tree.css("article section")]
        assert sections == [own, *(tag for tag in TAGS.values() if tag != own)]
    # It is served from any address, so that its links start at the root.
    for folder, wanted in (("", ["/torch", "/torch/en"]), ("en", ["/torch/en", "/torch"])):
        tree = LexborHTMLParser((hosted / folder / "404.html").read_text())
        homes = [a.attrs["href"] for a in tree.css("article a")]
        clean = [str(Path(re.sub(r"/en/\.\./?$", "", home))) for home in homes]
        assert clean == wanted
        assert all(a.attrs["href"].startswith("/torch/") for a in tree.css("a.other-language"))
