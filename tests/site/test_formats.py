"""Each page as Markdown, by itself and in llms-full.txt; llms.txt leads to them."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from conftest import real

from verified.pages.fences import fences, tag
from verified.project import Project
from verified.site.formats import markdown
from verified.texts import LANGUAGES


@pytest.mark.parametrize("page", real().pages, ids=lambda page: page.path.as_posix())
def test_a_page_as_markdown_shows_what_the_page_shows(site, page):
    text = (site / page.folder / "index.md").read_text(encoding="utf-8")
    shown = [block.code for block in fences(text.split("\n"))]
    assert [code.rstrip() for code in shown] == [code.rstrip() for code, _ in page.shown]
    prose = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.M | re.S)
    assert prose.startswith("# ")
    for markup in ("--8<--", "!!!", "{ #", "<!--", "{ ."):
        assert markup not in prose
    links = re.findall(r"\]\(([^)\s]+)", prose)
    assert all(re.match("https?://", link) for link in links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_llms_txt_leads_to_every_page(site, language):
    written = real().languages[language]
    below = site / written.folder
    text = (below / "llms.txt").read_text(encoding="utf-8")
    assert re.match(r"# .+\n\n> .+\n\n## .+\n\n- \[", text)
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\)", text, flags=re.M)
    files = [below / link.removeprefix(written.site_url) for link in links]
    assert all(path.is_file() for path in files)
    assert len(links) == len(list(real().of(written))) + 1
    full = (below / "llms-full.txt").read_text(encoding="utf-8")
    order = [full.index(path.read_text(encoding="utf-8")) for path in files[:-1]]
    assert order == sorted(order)


@pytest.mark.parametrize("place", ["saving/", "en/putting-it-together/"])
def test_the_button_copies_the_page_as_markdown(tab, site, place):
    tab.goto(place)
    tab.locator(".copy-markdown").click()
    tab.locator(".md-dialog--active").wait_for()
    expected = (site / place / "index.md").read_text(encoding="utf-8")
    assert tab.evaluate("navigator.clipboard.readText()") == expected


def test_without_javascript_there_is_a_link(browse):
    tab = browse(java_script_enabled=False)
    tab.goto("saving/")
    assert tab.locator(".copy-markdown").is_hidden()
    target = urljoin(tab.url, tab.locator('.formats a[href="index.md"]').get_attribute("href"))
    assert tab.request.get(target).text().startswith("# ")


@pytest.mark.parametrize("place", ["en/", "putting-it-together/"])
def test_nothing_moves_when_the_button_comes(browse, place):
    tab = browse(viewport={"width": 360, "height": 740})
    tab.goto(place)
    below, without = tab.locator(".copy-markdown").evaluate(
        """button => [false, true].map(hidden => {
            button.hidden = hidden
            return button.closest(".formats").nextElementSibling.getBoundingClientRect().top
        })"""
    )
    assert below == without > 0


CASES = {
    "a callout": (
        '!!! note "T `{x}`"\n\n    a\n\n    b\n\nc',
        "> **T `{x}`**\n>\n> a\n>\n> b\n\nc",
    ),
    "a callout without a title": ("!!! tip\n    a", "> **Tip**\n> a"),
    "one inside another": (
        '!!! note "A"\n\n    a\n\n    ??? tip "B"\n\n        b\n\n    c\n\nd',
        "> **A**\n>\n> a\n>\n> > **B**\n> >\n> > b\n>\n> c\n\nd",
    ),
    "a block that ends one inside another": (
        '!!! note "A"\n\n    !!! tip "B"\n\n        b\n\n'
        '        ``` python\n        --8<-- "p/one.py"\n        ```\n\nc',
        "> **A**\n>\n> > **B**\n> >\n> > b\n\n```python\nprint(1)\n```\n\nc",
    ),
    "two in a row": (
        '!!! note "A"\n\n    a\n\n!!! note "B"\n\n    b',
        "> **A**\n>\n> a\n\n> **B**\n>\n> b",
    ),
    "braces that are text": ("{.a} {.b}, c {.d} *e* {.f} `g` {.h}",) * 2,
    "a block with blank lines and angle brackets": (
        '!!! tip ""\n\n    <!--pytest.mark.skip(reason="一 | one")-->\n\n'
        "    ``` text\n    a\n\n\n    >\n    b\n    ```\n",
        ">\n>\n>\n> ```text\n> a\n>\n>\n> >\n> b\n> ```\n>\n> Not run: one",
    ),
    "attributes": ("a\n{ .x }\n\n[b](https://b/){ .y } `{ .z }`", "a\n\n[b](https://b/) `{ .z }`"),
    "links": (
        "[a](index.md) [b](#t) [c](one.md#top) `[d](one.md)` ![e](e.png)",
        "[a](BASE) [b](BASEp/#t) [c](BASEone/#top) `[d](one.md)` ![e](BASEe.png)",
    ),
    "what is published": (
        'See <a class="published"><code>verified.json</code></a>.'
        '\n\n<div class="verification"></div>',
        "See [`verified.json`](ROOTverified.json).\n\n[`verified.json`](ROOTverified.json)",
    ),
    "a block that is not run": (
        '<!--pytest.mark.skip(reason="一 | one")-->\n\n``` bash\n# a\n```\n',
        "```bash\n# a\n```\n\nNot run: one",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_markdown_becomes_plain(project, name):
    body, expected = CASES[name]
    project.snippet("p/one.py", "print(1)\n")
    project.page("p", f"# T {{ #t }}\n\n{body}\n")
    found = Project.load()
    base, root = (found.languages[language].site_url for language in ("en", "zh"))
    text = markdown.text(found.find(Path("docs/en/p.md")), found)
    assert text == f"# T\n\n{expected.replace('BASE', base).replace('ROOT', root)}\n"


def test_a_fence_is_longer_than_any_in_it():
    text = markdown.fenced("```\n````\n", "text")
    [block] = fences(text.split("\n"))
    assert block.code == "```\n````\n" and tag(block.syntax) == "text"
