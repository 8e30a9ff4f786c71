"""The pages for other readers than browsers: Markdown, notebooks, llms.txt and llms-full.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.utils import meta

from verified import address, history, notebook, pages
from verified.clean import parts, shown
from verified.pages import Page
from verified.problems import Refused

COLAB = "https://colab.research.google.com/github/{repository}/blob/notebooks/{language}/{name}"
_PAGES = {"zh": "页面", "en": "Pages"}
_FULL = {
    "zh": "所有页面的 Markdown 合在一个文件里",
    "en": "the Markdown of all pages in one file",
}


def write(site: Path) -> None:
    """Write them beside the HTML of a built site that holds every language."""
    for language in pages.CONFIGS:
        below = site / pages.folder(language)
        texts = []
        index = []
        for page in _in_order(language):
            folder = site / page.address
            texts.append(markdown(page))
            (folder / "index.md").write_text(texts[-1], encoding="utf-8")
            if notebook.has(page):
                made = notebook.text(notebook.of(page))
                (folder / notebook.name(page.path)).write_text(made, encoding="utf-8")
            about = meta.get_data(page.path.read_text(encoding="utf-8"))[1]
            title = texts[-1].split("\n")[0].removeprefix("# ")
            target = urljoin(address.url(page.path, language), "index.md")
            summary = f": {about['description']}" if about.get("description") else ""
            index.append(f"- [{title}]({target}){summary}")
        config = pages.load_site(language)
        full = urljoin(config.site_url, "llms-full.txt")
        index.append(f"- [llms-full.txt]({full}): {_FULL[language]}")
        head = f"# {config.site_name}\n\n> {config.site_description}\n\n## {_PAGES[language]}\n\n"
        (below / "llms.txt").write_text(head + "\n".join(index) + "\n", encoding="utf-8")
        (below / "llms-full.txt").write_text("\n".join(texts), encoding="utf-8")


def markdown(page: Page) -> str:
    """A page as Markdown: what it shows, with nothing left to expand."""
    return "\n\n".join(p if isinstance(p, str) else shown(p) for p in parts(page)) + "\n"


def known(language: str) -> dict[str, dict[str, str]]:
    """What the theme shows of a page and only we know, by the page's address in the site.

    The time of its last change, the name of its notebook, and where Colab opens that: each is empty
    where there is none.
    """
    hosted = re.fullmatch(
        r"https?://github\.com/(.+?)(\.git)?/?", pages.load_site(language).repo_url or ""
    )
    times = history.changed(language)
    found = {}
    for path in pages.sources(language):
        try:
            has = notebook.has(pages.read(path, language))
        except Refused:
            has = False  # told where pages are accounted for
        source = path.relative_to(pages.docs(language))
        name = source.with_suffix(".ipynb").as_posix()
        colab = COLAB.format(repository=hosted[1], language=language, name=name) if hosted else ""
        found[pages.url(path, language)] = {
            "changed": times.get(source.as_posix(), ""),
            "notebook": notebook.name(path) if has else "",
            "colab": colab if has else "",
        }
    return found


def _in_order(language: str) -> Iterator[Page]:
    """The pages of a language as its navigation has them, then any other."""
    docs = pages.docs(language)
    nav = [docs / name for name in _names(pages.load_site(language).nav)]
    sources = dict.fromkeys(pages.sources(language))
    listed = [path.with_suffix(".md") for path in nav]
    for path in dict.fromkeys([*(p for p in listed if p in sources), *sources]):
        yield pages.read(path, language)


def _names(nav) -> Iterator[str]:
    """The files of a navigation: names, or titles with names or further lists."""
    for item in nav or []:
        if isinstance(item, str):
            yield item
            continue
        for value in item.values():
            yield from [value] if isinstance(value, str) else _names(value)
