"""The site as a ZIP that opens from ``file://``, search included.

There a link has to name its file, and a page may neither fetch its search index nor start a worker:
the index becomes a script, as in Material's offline plugin, and the worker an iframe. Made of the
built site, so that it holds what was verified, and no program runs again.
"""

from __future__ import annotations

import json
import re
import zipfile
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser

from verified.site import editions, memo

NAME = "offline.zip"
_FOLDER = "pytorch"  # what it unpacks to, rather than a heap of files
_SHIM = Path(__file__).with_name("iframe-worker.js")
_LEFT_OUT = (NAME, "404.html", "search_index.json", "sitemap.xml", "sitemap.xml.gz")
_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest of a ZIP: the same site gives the same bytes


def write(site: Path, label: str, get: memo.Get = memo.anew) -> None:
    """Write the ZIP into a built site, of whose pages each is to say its label."""
    with zipfile.ZipFile(site / NAME, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, data: bytes) -> None:
            entry = zipfile.ZipInfo(f"{_FOLDER}/{name}", _DATE)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)

        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            name = path.relative_to(site).as_posix()
            if path.name == "search_index.json":
                script = Path(name).with_suffix(".js").as_posix()
                add(script, f"var __index = {_index(path)}".encode())
            elif path.suffix == ".html" and path.name not in _LEFT_OUT:
                html, depth = path.read_text(encoding="utf-8"), name.count("/")
                page = get(partial(_page, html, depth), "offline", html, depth)
                add(name, page.replace(editions.UNNAMED, label).encode())
            elif path.name not in _LEFT_OUT:
                add(name, path.read_bytes())
        add(_SHIM.name, _SHIM.read_bytes())


def _page(html: str, depth: int) -> str:
    """A page whose links name files, and whose search has a worker."""
    tree = LexborHTMLParser(html)
    for node in tree.css("a[href], link[href]"):
        node.attrs["href"] = _file(node.attrs["href"] or "")
    for node in tree.css(f'a[href$="{NAME}"], meta[http-equiv="Content-Security-Policy" i]'):
        node.decompose()  # a null origin is nobody's self
    before = f'<script src="{"../" * depth}{_SHIM.name}"></script>'
    return re.sub(
        r'(?=<script src="[^"]*assets/javascripts/bundle\.)', before, str(tree.html), count=1
    )


def _index(path: Path) -> str:
    index = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        entry["location"] = _file(f"./{entry['location']}")  # the home page's is empty
    return json.dumps(index, ensure_ascii=False)


def _file(link: str) -> str:
    """A link to a folder of this site, as one to the page in it."""
    parts = urlsplit(link)
    folder = parts.path.endswith("/") or parts.path in (".", "..") or parts.path.endswith("/..")
    if parts.scheme or parts.netloc or not folder:
        return link
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/index.html"))
