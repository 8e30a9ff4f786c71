"""The first view is small: what a host with compression sends to a reader who was never here."""

from selectolax.lexbor import LexborHTMLParser

from verified.hosting import built

REQUESTS = 20


def test_what_a_browser_asks_for_is_within_the_budget(site, served, browse):
    pages = built.pages(site)
    assert len(pages) >= 26
    assert {page.address: page.bytes for page in pages.values() if page.bytes > page.budget} == {}
    for page in ("", "saving/", "putting-it-together/", "en/gpu/"):
        served.sent.clear()
        tab = browse()
        tab.goto(page, wait_until="networkidle")
        tab.context.close()
        size = sum(size for _, size in served.sent)
        assert len(served.sent) <= REQUESTS, (page, served.sent)
        assert size <= pages[page or "/"].budget, (page, served.sent)


def test_no_script_keeps_a_page_from_being_shown(site):
    for path in site.rglob("*.html"):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        scripts = [script.attrs for script in tree.css("script[src]")]
        assert scripts and all("defer" in attributes for attributes in scripts), path
