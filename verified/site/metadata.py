"""What the theme shows of a page and only we know; handed to the builder as a file."""

from __future__ import annotations

import json
import os
import re
from html import escape
from pathlib import Path

from verified.project import Project
from verified.site import history
from verified.site.formats import notebook

UNKNOWN = {"changed": "", "notebook": "", "colab": "", "made_of": ""}
VARIABLE = "SITE_METADATA"  # of the environment: the file
_COLAB = "https://colab.research.google.com/github/{repository}/blob/notebooks/{language}/{name}"


def of(project: Project) -> dict[str, dict[str, dict[str, str]]]:
    """By language and the page's URL: the time of its last change, the name of its notebook, where
    Colab opens that, and the hash of what it shows; each is empty where there is none. Of a page
    that cannot be read, what a preview shows instead."""
    times = history.changed(project)
    found: dict[str, dict[str, dict[str, str]]] = {code: {} for code in project.languages}
    for language in project.languages.values():
        for path in project.unread(language):
            rows = "".join(
                f"<p><code>{escape(str(p))}</code></p>\n\n" for p in project.found[path][1]
            )
            instead = f"# {path.stem}\n\n{rows}"
            found[language.code][language.url(path)] = {**UNKNOWN, "instead": instead}
    for page in project.pages:
        language = page.language
        hosted = re.fullmatch(
            r"https?://github\.com/(.+?)(\.git)?/?", language.config.repo_url or ""
        )
        name = page.path.relative_to(language.docs).with_suffix(".ipynb").as_posix()
        colab = hosted and _COLAB.format(repository=hosted[1], language=language.code, name=name)
        has = notebook.has(page)
        found[language.code][page.url] = {
            "changed": times.get(page.path, ""),
            "notebook": notebook.name(page.path) if has else "",
            "colab": colab or "" if has else "",
            "made_of": page.digest,
        }
    return found


def read(language: str) -> dict[str, dict[str, str]]:
    """What was handed to this builder of a language; nothing where a page is built without us."""
    path = os.environ.get(VARIABLE)
    return json.loads(Path(path).read_text(encoding="utf-8"))[language] if path else {}
