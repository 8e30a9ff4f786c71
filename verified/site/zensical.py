"""Zensical, which will succeed MkDocs' theme, builds the same pages from the same files.

``python -m verified zensical`` builds every language into site-zensical/ and tells, page by page,
what differs from the pages that MkDocs builds.
"""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import click
import yaml
from mkdocs.utils.yaml import yaml_load
from selectolax.lexbor import LexborHTMLParser, LexborNode

from verified.pages import Language
from verified.problems import Problem, Refused
from verified.project import Project
from verified.site import accounting, metadata
from verified.site import build as mkdocs

SITE = Path("site-zensical")


def build(project: Project, new: Path) -> None:
    """Build each language and put them together in ``new``, below the current directory.

    Raises:
        Refused: with what Zensical says.
    """
    shutil.rmtree(new, ignore_errors=True)
    known = metadata.of(project)
    for language in project.languages.values():
        if said := _zensical(language, known[language.code], new / language.folder):
            text = f"Zensical does not build it: {said}"
            raise Refused([Problem(language.config_file, 1, text)])


def _zensical(language: Language, known: dict, folder: Path) -> str:
    """Build one language; what went wrong, or nothing."""
    with language.config_file.open(encoding="utf-8") as file:
        settings = yaml_load(file)  # INHERIT as MkDocs means it; Zensical would join the lists
    settings["site_dir"] = folder.as_posix()
    # Zensical runs no notebook; it has the Markdown of the page instead.
    settings.pop("exclude_docs", None)
    settings["markdown_extensions"]["verified.pages.extension"].pop("notebooks", None)
    settings["nav"] = _nav(settings.get("nav") or [], settings["extra"].get("parts", {}))
    settings["extra"]["pages"] = known
    settings["theme"]["variant"] = "classic"
    with tempfile.NamedTemporaryFile(
        "w", prefix=".zensical-", suffix=".yml", dir=".", encoding="utf-8"
    ) as file:
        yaml.dump(settings, file)
        file.flush()
        command = ["build", "--clean", "--strict", "--config-file", file.name]
        run = subprocess.run(
            [sys.executable, "-m", "zensical", *command],
            capture_output=True,
            text=True,
            env=mkdocs.environment(),
        )
    said, _, trace = click.unstyle(run.stdout + run.stderr).partition("Traceback (most recent")
    return f"{said}{trace.rpartition('Error: ')[2]}".strip() if run.returncode else ""


def _nav(items: list, parts: dict[str, str]) -> list:
    """A navigation with its parts' titles in the language, and of each notebook the Markdown."""
    return [
        re.sub(r"\.ipynb$", ".md", item)
        if isinstance(item, str)
        else {parts.get(title, title): _nav(below, parts) for title, below in item.items()}
        for item in items
    ]


def differences(ours: Path, theirs: Path) -> Iterator[Problem]:
    """What a reader of Zensical's pages would find different from those of MkDocs.

    Args:
        ours: the folder in which MkDocs has built both languages.
        theirs: the one of Zensical.
    """
    names = [{p.relative_to(root) for p in root.rglob("*.html")} for root in (ours, theirs)]
    for name in sorted(names[0] ^ names[1]):
        builder = "MkDocs" if name in names[0] else "Zensical"
        yield Problem(name, 1, f"only {builder} builds this page")
    for name in sorted(names[0] & names[1]):
        one, other = (aspects(root / name, name) for root in (ours, theirs))
        for aspect in one:
            if one[aspect] != other[aspect]:
                lines = difflib.unified_diff(one[aspect], other[aspect], "MkDocs", "Zensical", n=0)
                told = "\n    ".join(line.rstrip("\n") for line in lines)
                yield Problem(name, 1, f"the {aspect} differ:\n    {told}")


def aspects(path: Path, name: Path) -> dict[str, list[str]]:
    """What a page says to its reader, each aspect as lines."""
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    article = tree.css_first("article.md-content__inner")
    # What Zensical does not have: pictures that a cell draws.
    for node in tree.css("img.picture"):
        node.decompose()
    assert article is not None, f"{path} has no article"
    here = f"/{name.as_posix().removesuffix('index.html')}"
    languages = [f"page: {node.attributes.get('lang')}" for node in tree.css("html")]
    return {
        "languages": languages + list(_links(tree.css("a.other-language"), here)),
        "titles": [_words(node) for node in tree.css("title")],
        "headings": [
            f"{node.tag} #{node.attributes.get('id')} {_words(node)}"
            for node in article.css("h1, h2, h3, h4, h5, h6")
        ],
        "code blocks": [
            line for node in article.css("pre") for line in ["```", *node.text().splitlines()]
        ],
        "callouts": [
            f"{node.tag} {' '.join(sorted((node.attributes.get('class') or '').split()))}: "
            + _words(node.css_first(".admonition-title, summary"))
            for node in article.css(".admonition, details")
        ],
        "links": list(_links(article.css("a[href]"), here)),
        "images": list(_links(article.css("img[src]"), here)),
        "words": [
            words
            for node in article.css("p, li, th, td, dt, dd, figcaption")
            if (words := _words(node))
        ],
    }


def _links(nodes: Iterable[LexborNode], here: str) -> Iterator[str]:
    for node in nodes:
        target = node.attributes.get("href") or node.attributes.get("src") or ""
        yield f"{_words(node)} → {urljoin(here, target)}"


def _words(node: LexborNode | None) -> str:
    return " ".join(node.text(separator=" ").split()) if node is not None else ""


def unaccounted(project: Project, new: Path) -> Iterator[Problem]:
    """Code blocks of the built pages that are not those that were run."""
    for page in project.pages:
        html = (new / page.folder / "index.html").read_text(encoding="utf-8")
        for _, problem in accounting.account(LexborHTMLParser(html), page, lambda _: None):
            yield problem


def compare(project: Project) -> list[Problem]:
    """Build with both; what a reader of Zensical's pages would find different."""
    project.require()
    with tempfile.TemporaryDirectory(prefix=".site-", dir=".") as folder:
        ours = Path(folder, "site")
        mkdocs.mkdocs(project, ours)
        build(project, SITE)
        return [*differences(ours, SITE), *unaccounted(project, SITE)]
