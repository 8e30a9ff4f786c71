"""The ZIP opens from file://, with search, in both languages."""

import zipfile

import pytest


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(site / "offline.zip") as archive:
        archive.extractall(folder)
    return (folder / "pytorch").as_uri()


@pytest.fixture
def offline(chromium):
    """A tab that has no network; whatever it asks for but files is recorded."""
    context = chromium.new_context(offline=True)
    tab = context.new_page()
    tab.elsewhere, tab.failed, tab.errors = [], [], []
    tab.on("request", lambda r: r.url.startswith(("file:", "data:")) or tab.elsewhere.append(r.url))
    tab.on("requestfailed", lambda r: tab.failed.append(r.url))
    tab.on("pageerror", lambda error: tab.errors.append(str(error)))
    yield tab
    context.close()
    assert (tab.elsewhere, tab.failed, tab.errors) == ([], [], [])


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


def test_every_link_between_pages_names_a_file_that_is_there(offline, unpacked):
    from pathlib import Path
    from urllib.parse import unquote, urlsplit

    waiting, seen = [f"{unpacked}/index.html"], set()
    while waiting:
        url = waiting.pop()
        seen.add(url)
        offline.goto(url)
        for link in offline.eval_on_selector_all("a[href]", "links => links.map(a => a.href)"):
            target = link.partition("#")[0].partition("?")[0]
            if not target.startswith("file:"):
                continue
            assert Path(unquote(urlsplit(target).path)).is_file(), f"{url} → {link}"
            if target.endswith(".html") and target not in seen and target not in waiting:
                waiting.append(target)
    assert len(seen) >= 22 and any("/en/" in url for url in seen)


@pytest.mark.parametrize("page", ["index.html", "saving/index.html"])
def test_the_language_switch_keeps_the_page(offline, unpacked, page):
    offline.goto(f"{unpacked}/{page}")
    offline.locator("a.other-language").click()
    offline.wait_for_url(f"{unpacked}/en/{page}*")
    offline.locator("a.other-language").click()
    offline.wait_for_url(f"{unpacked}/{page}*")
    assert offline.locator(".copy-markdown").is_hidden()
