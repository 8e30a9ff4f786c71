"""A Content-Security-Policy in every built page: nothing from elsewhere, no script but its own.

The theme's inline scripts are named by their hashes, so no other one can run: none that the text of
a page, its `article`, holds. Computed from what was built, whichever builder and theme built it.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from verified.problems import Problem, Refused
from verified.project import Project
from verified.site import links

_AFTER = '<meta charset="utf-8">'  # before anything that a page loads or runs
_SCRIPTS = (None, "", "module", "text/javascript")  # other types are data


def add(site: Path, project: Project) -> None:
    """Write each page's policy into it, as the last thing that changes a page.

    Raises:
        Refused: where a page has no place for its policy, or loads from elsewhere all the same.
    """
    problems = []
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
        tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
        path.write_text(html.replace(_AFTER, _AFTER + tag, 1), encoding="utf-8")
    if problems:
        raise Refused(problems)


def policy(html: str) -> str:
    """What this page may load and run."""
    tree = LexborHTMLParser(html)
    for text in tree.css("article"):  # what an author wrote has no say
        text.decompose()
    inline = [node for node in tree.css("script:not([src])") if node.attrs.get("type") in _SCRIPTS]
    scripts = [_hash(node.text()) for node in inline]
    styles = [_hash(node.text()) for node in tree.css("style")]
    attributes = [_hash(node.attrs["style"] or "") for node in tree.css("[style]")]
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *scripts],
        "style-src": ["'self'", *styles, *(["'unsafe-hashes'"] if attributes else []), *attributes],
        "img-src": ["'self'", "data:"],  # the theme's icons are data
        "connect-src": ["'self'"],  # the search index
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *dict.fromkeys(of)]) for name, of in directives.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
