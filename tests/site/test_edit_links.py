"""Each page and each program leads to its source where the project is hosted."""

import pytest
from selectolax.lexbor import LexborHTMLParser

ROOT = "https://github.com/o/r"


def links(html: str, where: str) -> list[str]:
    return [a.attrs["href"] for a in LexborHTMLParser(html).css(f"{where} a[href^='{ROOT}']")]


@pytest.mark.parametrize("language, prefix", [("zh", ""), ("en", "en/")])
def test_a_page_and_its_programs_are_linked_to_view_and_to_edit(hosted, language, prefix):
    html = (hosted / f"{prefix}good/index.html").read_text()
    page, program = f"main/docs/{language}/good.md", "main/snippets/g/good.py"
    assert links(html, ".page-source") == [f"{ROOT}/blob/{page}", f"{ROOT}/edit/{page}"]
    assert links(html, ".source") == [f"{ROOT}/blob/{program}", f"{ROOT}/edit/{program}"]
    assert LexborHTMLParser(html).css_first(".source").parent.attrs["class"] == "evidence"


def test_without_a_repository_there_is_no_link(site):
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert 'rel="edit"' not in html and 'class="source"' not in html, path


def test_the_host_of_the_project_is_not_asked_for_anything(chromium, hosted):
    context = chromium.new_context()
    asked = []

    def answer(route):
        url = route.request.url
        asked.append(url)
        path = hosted / url.removeprefix("https://docs.example/torch/")
        file = path / "index.html" if path.is_dir() else path
        route.fulfill(path=file) if file.exists() else route.fulfill(status=404)

    context.route("**/*", answer)
    tab = context.new_page()
    tab.goto("https://docs.example/torch/good/", wait_until="networkidle")
    assert tab.locator(".md-source").count(), "the header leads to the repository"
    context.close()
    assert [url for url in asked if not url.startswith("https://docs.example/torch/")] == []
