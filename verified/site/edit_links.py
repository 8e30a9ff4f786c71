"""In the evidence of each block, links to its file where the project is hosted."""

from __future__ import annotations

from html import escape

from selectolax.lexbor import LexborHTMLParser

from verified.pages import Block, Page


def add(tree: LexborHTMLParser, page: Page) -> None:
    """Add the links to a built page; none where ``repo_url`` does not say who hosts it."""
    site = page.language.config
    if site.repo_url:
        edit = f"{site.repo_url.rstrip('/')}/{site.edit_uri}"
        root = edit.removesuffix(f"{page.language.docs.as_posix()}/")
        blocks = [block for block in page.blocks if block.runs]
        for details, block in zip(tree.css("details.evidence"), blocks, strict=True):
            details.insert_child(_links(root, block, page.language.texts["edit"]))


def _links(root: str, block: Block, label: str):
    """To view and to edit: hosts call the one ``blob`` and the other ``edit``."""
    name = block.snippet.as_posix()
    edit = escape(f"{root}{name}")
    view = edit.replace("/edit/", "/blob/")
    html = (
        f'<p class="source"><a href="{view}"><code>{escape(name)}</code></a> '
        f'<a href="{edit}" rel="edit">{label}</a></p>'
    )
    return LexborHTMLParser(html).css_first("p")
