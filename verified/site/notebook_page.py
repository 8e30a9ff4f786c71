"""Pages with pictures: MkDocs leaves their Markdown out (``exclude_docs``), and mkdocs-jupyter
renders the notebook that is generated from it, with its outputs in it. Nothing runs.

What mkdocs-jupyter renders brings styles, scripts and heading ids of its own. ``content`` keeps the
cells, in the form of every other page of the site.
"""

from __future__ import annotations

import logging
import os
import re
from functools import partial
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url, meta
from selectolax.lexbor import LexborHTMLParser, LexborNode

from verified.pages import Page
from verified.pages.fences import PICTURE, fences, inside
from verified.pages.sections import sections
from verified.project import Project
from verified.site import memo
from verified.site.formats import notebook

_log = logging.getLogger("mkdocs.verified")


def pages(project: Project) -> list[Page]:
    """The pages whose notebooks MkDocs renders."""
    return [
        page
        for page in project.pages
        if (left_out := page.language.config.exclude_docs)
        and left_out.match_file(page.path.relative_to(page.language.docs).as_posix())
    ]


def write(page: Page, project: Project, get: memo.Get = memo.anew) -> None:
    """Write the notebook that mkdocs-jupyter is to render, from Markdown, snippets and outputs.

    Raises:
        Refused: where the page links to what is not there.
    """
    path = project.root / page.path.with_suffix(".ipynb")
    make = partial(notebook.make, page, project, intro=False)
    text = get(make, "notebook without an introduction", *memo.linking(page, project))
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        # In one step: a preview may write it while a build reads it.
        new = path.with_name(f".{os.getpid()}-{path.name}")
        new.write_text(text, encoding="utf-8")
        new.replace(path)


def content(html: str, page, config) -> str:
    """The content of a notebook page, from what mkdocs-jupyter has rendered.

    Sets what MkDocs reads from Markdown, too: metadata, title, table of contents, source.
    """
    source = Path(page.file.abs_src_path).with_suffix(".md")
    text, page.meta = meta.get_data(source.read_text(encoding="utf-8"))
    lines = text.split("\n")
    page.title = page.meta.get("title", page.title)
    if page.edit_url:
        page.edit_url = re.sub(r"\.ipynb$", ".md", page.edit_url)
    headings_of = sections(lines, inside(fences(lines)))

    tree = LexborHTMLParser(html)
    permalink = config.mdx_configs["toc"]["permalink_title"]
    headings = tree.css("h1, h2, h3, h4, h5, h6")
    tokens: list[Any] = []
    for heading, section in zip(headings, headings_of, strict=True):
        heading.attrs["id"] = section.id
        link = _only(heading, "a.anchor-link")
        name = escape(heading.text().removesuffix(link.text()), quote=False)
        tokens.append({"level": section.level, "id": section.id or "", "name": name})
        link.attrs["class"], link.attrs["title"] = "headerlink", permalink
        link.attrs["href"] = f"#{section.id}"
    page.toc = get_toc(nest_toc_tokens(tokens))
    for link in tree.css("a[href]"):
        href = link.attrs["href"] or ""
        if href.startswith(config.site_url):
            link.attrs["href"] = get_relative_url(href[len(config.site_url) :], page.url)
    alts = iter([match[1] for match in map(PICTURE.match, lines) if match])
    cells = tree.css("div[id^=cell-id]")
    shown = "\n".join(_cell(cell, alts, source) for cell in cells)
    if spare := list(alts):
        _log.warning("%s: no picture was drawn for %s", source, spare)
    return shown


def _cell(cell: LexborNode, alts, source: Path) -> str:
    if text := cell.css_first(".jp-RenderedMarkdown"):
        html = (text.inner_html or "").strip()  # what precedes a heading is a section to search
        return re.sub(r'<div class="highlight"><pre>(.*?)</pre></div>', _fence, html, flags=re.S)
    lines = [_block("language-python highlight", _html(cell, ".jp-InputArea pre"))]
    for kind, outputs in groupby(cell.css(".jp-OutputArea-output"), _kind):
        if kind == "text/plain":  # what is printed comes in pieces, as time goes by
            printed = "".join(_html(output, "pre") for output in outputs)
            lines.append(_block("language-text output no-copy highlight", printed))
        elif kind == "image":
            lines += [_picture(output, next(alts, None), source) for output in outputs]
        else:
            said = "".join(output.text() for output in outputs)
            _log.warning("%s: a cell has an output of type %s: %s", source, kind, said)
    return "\n".join(lines)


def _fence(match: re.Match[str]) -> str:
    """A fence of the text: a program that is not run there, or what an older PyTorch prints."""
    program = "<span class=" in match[1]
    classes = "highlight" if program else "language-text output no-copy highlight"
    return _block(classes, match[1])


def _kind(output: LexborNode) -> str | None:
    return "image" if output.css_first("img") else output.attrs.get("data-mime-type")


def _picture(output: LexborNode, alt: str | None, source: Path) -> str:
    if alt is None:
        _log.warning("%s: a picture without <!-- picture: … --> beneath its block", source)
    address = _only(output, "img").attrs["src"]
    return f'<p><img class="picture" src="{address}" alt="{escape(alt or "")}"></p>'


def _only(node: LexborNode, selector: str) -> LexborNode:
    """The first node that matches; mkdocs-jupyter's templates have one."""
    found = node.css_first(selector)
    assert found is not None, f"mkdocs-jupyter renders no {selector}"
    return found


def _html(node: LexborNode, selector: str) -> str:
    return _only(node, selector).inner_html or ""


def _block(classes: str, html: str) -> str:
    """A code block as Material has it."""
    code = re.sub(r"^(<span></span>)|\n$", "", html)
    return f'<div class="{classes}"><pre><span></span><code>{code}\n</code></pre></div>'
