"""A Content-Security-Policy in every built page: nothing from elsewhere, no script but the theme's.

The theme's inline scripts are named by their hashes, so that no other one can run. They are those
of the page for the lost, which no author writes, whichever builder and theme built it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from verified.problems import Problem, Refused
from verified.project import Project
from verified.site import links

LOST = Path("404.html")
_AFTER = '<meta charset="utf-8">'  # before anything that a page loads or runs
_DATA = ("application/json",)  # a script that does not run
_BASE = re.compile(r'new URL\("[./\w:-]*"')  # where the site's root lies, seen from a page


def add(site: Path, project: Project) -> None:
    """Write each page's policy into it, as the last thing that changes a page.

    Raises:
        Refused: where a page has no place for its policy, or loads from elsewhere all the same.
    """
    problems = []
    own = theme(site)
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        for node in LexborHTMLParser(html).css("[src]"):
            if urlsplit(address := node.attrs["src"] or "").netloc:
                text = f"loads {address}, which no page may; put the file beside the page"
                problems.append(Problem(*links.locate(path, site, address, project), text))
        if _AFTER not in html:
            text = f"has no {_AFTER}, which the Content-Security-Policy is to follow"
            problems.append(Problem(path.relative_to(site), 1, text))
            continue
        tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, own)}">'
        path.write_text(html.replace(_AFTER, _AFTER + tag, 1), encoding="utf-8")
    if problems:
        raise Refused(problems)


def theme(site: Path) -> set[str]:
    """The inline scripts of the theme, but for where the root lies.

    Raises:
        Refused: where there is no page for the lost.
    """
    if not (site / LOST).exists():
        text = "is missing; the scripts that may run are those of this page, which is the theme's"
        raise Refused([Problem(LOST, 1, text)])
    return {_BASE.sub("", text) for text in _inline((site / LOST).read_text(encoding="utf-8"))}


def policy(html: str, own: set[str]) -> str:
    """What a page may load and run; ``own`` are the scripts of the theme."""
    scripts = [_hash(text) for text in _inline(html) if _BASE.sub("", text) in own]
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *scripts],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the theme's icons are data
        "connect-src": ["'self'"],  # the search index
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *dict.fromkeys(of)]) for name, of in directives.items())


def _inline(html: str) -> list[str]:
    nodes = LexborHTMLParser(html).css("script:not([src])")
    return [node.text() for node in nodes if node.attrs.get("type") not in _DATA]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
