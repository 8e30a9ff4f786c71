"""llms.txt, which lists the pages as Markdown, and llms-full.txt, which holds them all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin

from verified.pages import Language, Page
from verified.project import Project


def write(site: Path, project: Project, texts: Mapping[Path, str]) -> None:
    """Write both for each language of a built site, of each page's Markdown."""
    for language in project.languages.values():
        pages = list(project.of(language))
        below = site / language.folder
        index = _index(language, [(page, texts[page.path]) for page in pages])
        (below / "llms.txt").write_text(index, encoding="utf-8")
        whole = "\n".join(texts[page.path] for page in pages)
        (below / "llms-full.txt").write_text(whole, encoding="utf-8")


def _index(language: Language, texts: list[tuple[Page, str]]) -> str:
    words, config = language.texts["formats"], language.config
    lines = [f"# {config.site_name}", "", f"> {config.site_description}"]
    lines += ["", f"## {words['pages']}", ""]
    for page, text in texts:
        title = text.split("\n")[0].removeprefix("# ")
        about = f": {page.meta['description']}" if page.meta.get("description") else ""
        lines.append(f"- [{title}]({urljoin(page.address, 'index.md')}){about}")
    lines.append(f"- [llms-full.txt]({language.absolute('llms-full.txt')}): {words['full']}")
    return "\n".join(lines) + "\n"
