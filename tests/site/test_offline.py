"""The ZIP opens from file://, with search, in both languages."""

import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(site / "offline.zip") as archive:
        archive.extractall(folder)
    return (folder / "pytorch").as_uri()


@pytest.fixture
def offline(browse, unpacked):
    """A tab that has no network, and may ask for the files of the ZIP alone."""
    tab = browse(home=unpacked, offline=True)
    failed = []
    tab.on("requestfailed", lambda request: failed.append(request.url))
    yield tab
    assert failed == []


@pytest.mark.parametrize(
    "language, query, target",
    [
        ("zh", "断点续训", "saving/index.html#resume"),
        ("zh", "张量创建", "tensors/index.html#create"),
        ("en", "checkpoint", "saving/index.html#checkpoint"),
    ],
)
def test_search_finds_and_leads_there(offline, unpacked, language, query, target):
    root = f"{unpacked}/{'' if language == 'zh' else 'en/'}"
    offline.goto(f"{root}index.html")
    search = offline.locator("input.md-search__input")
    search.click()
    search.press_sequentially(query)
    search.press("Shift")
    path, _, id = target.partition("#")
    found = offline.locator(f'.md-search-result__link[href*="{path}"][href$="#{id}"]').first
    found.wait_for(state="attached")  # it may be folded away beneath its page
    offline.goto(found.evaluate("link => link.href"))
    assert offline.locator(f"#{id}").is_visible()


def test_every_link_between_pages_names_a_file_that_is_there(unpacked):
    root = Path(urlsplit(unpacked).path)
    pages = sorted(root.rglob("*.html"))
    assert len(pages) >= 22 and any("en" in page.relative_to(root).parts for page in pages)
    for page in pages:
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        for node in tree.css("a[href], link[href]"):
            target = urlsplit(node.attributes["href"] or "")
            if not target.scheme and not target.netloc and target.path:
                assert (page.parent / unquote(target.path)).is_file(), f"{page}: {target.path}"


@pytest.mark.parametrize("page", ["index.html", "saving/index.html"])
def test_the_language_switch_keeps_the_page(offline, unpacked, page):
    offline.goto(f"{unpacked}/{page}")
    offline.locator("a.other-language").click()
    offline.wait_for_url(f"{unpacked}/en/{page}*")
    offline.locator("a.other-language").click()
    offline.wait_for_url(f"{unpacked}/{page}*")
    assert offline.locator(".copy-markdown").is_hidden()
