"""Nothing comes from elsewhere, and no script runs that the built page did not bring."""

import re

import pytest
from conftest import real

from verified.problems import Refused
from verified.site import csp

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>0</title>'


def test_each_page_has_a_strict_policy(site):
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert html.count('<meta http-equiv="Content-Security-Policy"') == 1, page
        rules = csp.policy(html)
        assert f'content="{rules}"' in html, page
        assert "default-src 'none'" in rules and "unsafe-inline" not in rules, page


def test_what_the_page_brings_runs_and_nothing_else(chromium, tmp_path):
    page = tmp_path / "index.html"
    page.write_text(
        f"{HEAD}<article><script>document.title += '5'</script></article>"
        f"<style>p {{ color: red }}</style><p style='top: 1px'>0</p>"
        "<script>document.title += '1'</script><script type='application/json'>{}</script>"
    )
    csp.add(tmp_path, real())
    html = page.read_text()
    html += "<article><script>document.title += '4'</script></article>"
    html += "<script>document.title += '2'</script><b style='top: 2px'>0</b>"
    html += "<img src='http://127.0.0.1:9/x.png'><p onclick='document.title += 3'>0</p>"
    page.write_text(html)
    tab = chromium.new_page()
    refused = []
    tab.on("console", lambda said: refused.append(said.text))
    tab.goto(page.as_uri())
    tab.locator("p").last.click()
    title = tab.title()
    tab.close()
    assert title == "01"
    assert len(refused) == 6, refused


@pytest.mark.parametrize("address", ["https://example.org/x.png", "//example.org/x.png"])
def test_a_page_that_loads_from_elsewhere_or_takes_no_policy_is_refused(tmp_path, address):
    (tmp_path / "index.html").write_text(f"{HEAD}<img src='{address}'><img src='x.png'>")
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
