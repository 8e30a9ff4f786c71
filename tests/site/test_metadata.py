"""What a page tells feed readers, other sites and browsers about itself."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from conftest import real
from selectolax.lexbor import LexborHTMLParser

from verified.texts import LANGUAGES

ATOM = {"a": "http://www.w3.org/2005/Atom"}
PREFIX = {"zh": "", "en": "en/"}


def tree(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_says_which_pages_changed_and_when(hosted, language):
    address = f"https://docs.example/torch/{PREFIX[language]}"
    feed = ET.parse(hosted / PREFIX[language] / "feed.xml").getroot()
    assert feed.find("a:updated", ATOM).text == "2026-01-01T12:00:00Z"
    entries = {
        entry.find("a:link", ATOM).get("href"): entry.find("a:updated", ATOM).text
        for entry in feed.findall("a:entry", ATOM)
    }
    assert entries == dict.fromkeys([address, f"{address}good/"], "2026-01-01T12:00:00Z")
    for entry in feed.findall("a:entry", ATOM):
        assert entry.find("a:title", ATOM).text and entry.find("a:summary", ATOM).text
    link = tree(hosted / PREFIX[language] / "good/index.html").css_first("link[rel~=feed]")
    assert (hosted / PREFIX[language] / "good" / link.attrs["href"]).resolve().name == "feed.xml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_page_has_a_preview(site, language):
    seen = set()
    pages = list(real().of(real().languages[language]))
    for source in pages:
        page = tree(site / source.folder / "index.html")
        said = {m.attrs["property"]: m.attrs["content"] for m in page.css("meta[property^=og]")}
        assert said["og:url"] == page.css_first("link[rel=canonical]").attrs["href"]
        description = page.css_first("meta[name=description]").attrs["content"]
        assert said["og:description"] == description
        assert said["og:title"] in page.css_first("title").text()
        assert said["og:locale"] == {"zh": "zh_CN", "en": "en_US"}[language]
        seen.add((said["og:title"], description))
    assert len(seen) == len(pages), "two pages have the same preview"


def test_the_icon_is_our_own(tab, site):
    icon = tree(site / "index.html").css_first("link[rel=icon]").attrs["href"]
    assert icon == "assets/favicon.svg"
    tab.goto("")
    tab.evaluate("src => Object.assign(new Image(), {src}).decode()", icon)  # or it raises
    logo = Path("docs/theme/.icons/logo.svg").read_text()
    shape = logo[logo.index("M3 3h5") : logo.index("z M9.5 9.5")]
    assert shape in (site / "index.html").read_text(encoding="utf-8")
