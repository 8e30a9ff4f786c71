"""The sites for older PyTorch versions, beside the newest one.

The newest site has the root. ``python -m verified keep`` commits site/ as it stands to the
branch ``sites``, in a folder named after its PyTorch; ``add`` takes all of them into site/ again.
Each site lists itself and the others in versions.json, for the switch in the footer.
"""

from __future__ import annotations

import io
import json
import posixpath
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from urllib.parse import unquote

from ghp_import import ghp_import
from selectolax.lexbor import LexborHTMLParser

from verified.problems import Problem, Refused
from verified.project import Project
from verified.site.git import git
from verified.texts import LANGUAGES, TEXTS
from verified.verify.evidence import installed_torch

SITE = Path("site")
BRANCH = "sites"
FILE = "versions.json"
FOLDER = re.compile(r"\d+\.\d+")
UNNAMED = "\ue000build\ue000"  # in place of the label, which every commit changes in every page


def label() -> str:
    """What the footer says of a site: PyTorch, commit and its date, as far as git knows."""
    return " · ".join([f"PyTorch {installed_torch()}", *_commit()])


def name(site: Path) -> None:
    """Let every page of a site that has just been built say which it is."""
    said = label()
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        path.write_text(html.replace(UNNAMED, said), encoding="utf-8")


def describe(site: Path, project: Project) -> None:
    """Let a site that has just been built say which it is."""
    torch = installed_torch()
    commit, date = _commit() or (None, None)
    pages = project.of(project.languages[LANGUAGES[0]])  # every language has every page
    entry = {
        "version": ".".join(torch.split(".")[:2]),
        "torch": torch,
        "commit": commit,
        "date": date,
        "path": "",
        "pages": sorted(page.url for page in pages),
    }
    _write(site, [entry])


def keep() -> str:
    """Commit site/ to the branch; the name of its folder there.

    Raises:
        Refused: where nobody could say what it was built from.
    """
    try:
        me = json.loads((SITE / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused([Problem(SITE, 1, "no site; `make site` builds it")]) from None
    [entry] = [entry for entry in me if not entry["path"]]
    if not entry["commit"] or entry["commit"].endswith("+"):
        text = "was not built from a commit as it stands; commit all changes, then `make site`"
        raise Refused([Problem(SITE, 1, text)])
    with tempfile.TemporaryDirectory(prefix=".site-", dir=".") as folder:
        copy = Path(folder, "site")
        shutil.copytree(SITE, copy, ignore=_editions)
        _write(copy, [entry])
        message = f"PyTorch {entry['torch']}, from {entry['commit']}"
        ghp_import(str(copy), branch=BRANCH, prefix=entry["version"], mesg=message)
    return entry["version"]


def add() -> list[str]:
    """Put the kept sites that are older into site/, in place of those there; their folders."""
    [newest] = [e for e in json.loads((SITE / FILE).read_text(encoding="utf-8")) if not e["path"]]
    for old in filter(FOLDER.fullmatch, (path.name for path in SITE.iterdir())):
        shutil.rmtree(SITE / old)
    entries = [newest]
    with tempfile.TemporaryDirectory(prefix=".site-", dir=".") as folder:
        _checkout(Path(folder))
        for kept in sorted(Path(folder).iterdir(), key=_number, reverse=True):
            if _number(kept) < _number(Path(newest["version"])):
                entries += json.loads((kept / FILE).read_text(encoding="utf-8"))
                shutil.move(kept, SITE / kept.name)
    for here in entries:
        place = SITE / ("" if here is newest else here["version"])
        up = "" if here is newest else "../"
        paths = {e["version"]: up + ("" if e is newest else f"{e['version']}/") for e in entries}
        paths[here["version"]] = ""
        _write(place, [{**entry, "path": paths[entry["version"]]} for entry in entries])
        if here is not newest:
            _say_old(place, here, newest)
    return [entry["version"] for entry in entries[1:]]


def _say_old(site: Path, old: dict, new: dict) -> None:
    """Lead readers of an older site to the same page of the newest, or to its home page."""
    for text in TEXTS.values():
        for address in old["pages"]:
            same = address if address in new["pages"] else ""
            here, there = (
                f"/{text['folder']}/{page}".replace("//", "/") for page in (address, same)
            )
            link = posixpath.relpath(there, f"/{old['version']}{here}") + "/"
            path = site / unquote(here).strip("/") / "index.html"
            tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
            said = text["old"].format(old=old["version"], new=new["version"], link=link)
            note = LexborHTMLParser(
                f'<div class="admonition warning old"><p class="admonition-title">{said}</p></div>'
            ).css_first("div")
            heading = tree.css_first("article h1")
            assert note is not None and heading is not None, f"{path} has no title"
            heading.insert_before(note)
            path.write_text(str(tree.html), encoding="utf-8")


def _checkout(folder: Path) -> None:
    """Write the branch into a folder; nothing where there is none."""
    for ref in (f"refs/heads/{BRANCH}", f"refs/remotes/origin/{BRANCH}"):
        if git("rev-parse", "--verify", "--quiet", ref):
            archive = subprocess.run(
                ["git", "archive", "--format=tar", ref], capture_output=True, check=True
            ).stdout
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder, filter="data")
            return


def _commit() -> list[str]:
    """The commit that the files come from, with ``+`` where they differ, and its date."""
    name = git("describe", "--always", "--exclude=*", "--dirty=+", "--abbrev=8")
    date = git("log", "-1", "--format=%cs")
    return [name, date] if name and date else []


def _number(path: Path) -> tuple[int, ...]:
    return tuple(map(int, path.name.split(".")))


def _editions(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder) == SITE and FOLDER.fullmatch(name)]


def _write(site: Path, entries: list[dict]) -> None:
    text = json.dumps(entries, indent=1, ensure_ascii=False)
    (site / FILE).write_text(text + "\n", encoding="utf-8")
