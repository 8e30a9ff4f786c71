"""Nothing comes from elsewhere, and no script runs but the theme's."""

import re

import pytest
from conftest import real

from verified.problems import Refused
from verified.site import csp

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>0</title>'


def test_each_page_has_a_strict_policy(site):
    own = csp.theme(site)
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert html.count('<meta http-equiv="Content-Security-Policy"') == 1, page
        rules = csp.policy(html, own)
        assert f'content="{rules}"' in html, page
        assert "default-src 'none'" in rules and "unsafe" not in rules, page
        assert rules.count("'sha256-") == len(own) == 3, page


def test_the_theme_s_scripts_run_and_nothing_else(chromium, tmp_path):
    theme = '<script>document.title += 1, new URL("{}", location)</script>'
    (tmp_path / "404.html").write_text(HEAD + theme.format("."))
    page = tmp_path / "deep" / "index.html"
    page.parent.mkdir()
    page.write_text(
        f"{HEAD}<p onclick='document.title += 2'>0</p><article>"
        "<script>document.title += 3</script></article><script>document.title += 4</script>"
        "<style>p { color: red }</style><b style='top: 2px'>0</b>"
        f"<a href='javascript:document.title = 5'>0</a>{theme.format('..')}"
        "<script type='application/json'>{}</script>"
    )
    csp.add(tmp_path, real())
    tab = chromium.new_page()
    refused = []
    tab.on("console", lambda said: refused.append(said.text))
    tab.goto(page.as_uri())
    tab.locator("p").click()
    tab.locator("a").click()
    title = tab.title()
    tab.close()
    assert title == "01"
    assert len(refused) == 6, refused


def test_without_a_page_of_the_theme_alone_no_policy_is_written(tmp_path):
    (tmp_path / "index.html").write_text(HEAD)
    with pytest.raises(Refused, match=r"404\.html:1: is missing"):
        csp.add(tmp_path, real())


@pytest.mark.parametrize("address", ["https://example.org/x.png", "//example.org/x.png"])
def test_a_page_that_loads_from_elsewhere_or_takes_no_policy_is_refused(tmp_path, address):
    (tmp_path / "index.html").write_text(f"{HEAD}<img src='{address}'><img src='x.png'>")
    (tmp_path / "404.html").write_text(HEAD)
    (tmp_path / "odd.html").write_text("<p>no head</p>")
    with pytest.raises(Refused) as raised:
        csp.add(tmp_path, real())
    loads, takes_none = str(raised.value).splitlines()
    assert re.match(rf"docs/zh/index\.md:1: loads {address}, which no page may; ", loads)
    assert re.match(r'odd\.html:1: has no <meta charset="utf-8">', takes_none)


def test_the_host_of_the_project_is_not_asked_for_anything(chromium, hosted):
    home = "https://docs.example/torch/"
    asked = []

    def answer(route):
        asked.append(route.request.url)
        path = hosted / route.request.url.removeprefix(home)
        file = path / "index.html" if path.is_dir() else path
        route.fulfill(path=file) if file.exists() else route.fulfill(status=404)

    tab = chromium.new_page()
    tab.route("**/*", answer)
    tab.goto(f"{home}good/", wait_until="networkidle")
    assert tab.locator(".md-source").count(), "the header leads to the repository"
    tab.close()
    assert [url for url in asked if not url.startswith(home)] == []
