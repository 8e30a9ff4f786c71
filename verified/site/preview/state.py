"""What the preview serves: pages made when they are asked for, results of runs as they come in."""

from __future__ import annotations

import hashlib
import logging
import re
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from verified.pages import SNIPPETS, Block, Page
from verified.problems import Problem, Refused
from verified.project import Project
from verified.run.compare import normal
from verified.run.runner import Result
from verified.site import build, metadata, notebook_page
from verified.site.formats import markdown, notebook
from verified.site.preview.incremental import LanguageSite, Warnings
from verified.verify import evidence
from verified.verify.evidence import Evidence

Where = tuple[str, str]  # the language and the URL of a page


@dataclass
class Shown:
    """A page as it is served."""

    html: str = ""
    version: str = ""
    stale: bool = True
    problems: list[Problem] = field(default_factory=list)


class Preview:
    """The pages of every language, as they are now."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = threading.RLock()  # neither MkDocs nor Markdown takes two threads
        self.changed = threading.Condition()
        self.warnings = Warnings()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(self.warnings)
        logger.propagate = False
        self.live: dict[str, Result] = {}  # by the key of a block: its last run here
        self.faults: dict[str, str | None] = {}
        self.told: set[str] = set()
        self.load()

    def load(self) -> None:
        """Read the whole project anew; every page is stale."""
        with self.lock:
            self.project = Project.load()
            self.known = Evidence(evidence.load())
            about = self._about()
            self.pages = {page.path: page for page in self.project.pages}
            self.sites: dict[str, LanguageSite] = {}
            for code, language in self.project.languages.items():
                own = {page.url: page for page in self.project.of(language)}
                self.sites[code] = LanguageSite(language, own, self.root, about[code])
            folders = {str(site.language.folder): code for code, site in self.sites.items()}
            self.folders = sorted(folders.items(), reverse=True)
            self.shown = {
                (code, url): Shown() for code, site in self.sites.items() for url in site.of
            }
            self.others_stale = True

    # What is asked for

    def page_at(self, path: str) -> Where | None:
        """The language and the URL of the page at a path of the server, if there is one."""
        path = unquote(path).removesuffix("index.html").lstrip("/")
        with self.lock:
            for folder, code in self.folders:
                prefix = "" if folder == "." else f"{folder}/"
                if path.startswith(prefix) and (code, path[len(prefix) :]) in self.shown:
                    return code, path[len(prefix) :]
        return None

    def get(self, where: Where) -> Shown | None:
        """A page, made now if it has changed; none where it has gone since."""
        with self.lock:
            shown = self.shown.get(where)
            if shown and shown.stale:
                self._make(where, shown)
            return shown

    def wait(self, where: Where, version: str) -> str:
        """The version of a page once it is another one, or after half a minute."""
        with self.changed:
            self.changed.wait_for(lambda: self._version(where) != version, timeout=30)
        return self._version(where)

    def _version(self, where: Where) -> str:
        shown = self.shown.get(where)
        return shown.version if shown else ""

    def _make(self, where: Where, shown: Shown) -> None:
        code, url = where
        site = self.sites[code]
        source = self._source(where)
        path = source.path if source else site.language.docs / f"{url.rstrip('/') or 'index'}.md"
        wrong = [p for p in [*self.project.problems, *self.unmade] if p.path == path]
        self.warnings.take()
        try:
            if source is None and url in {site.language.url(p) for p in site.language.sources()}:
                raise Unreadable
            if url in site.unread and site.read(url):
                self._stale(key for key in self.shown if key[0] == code and key != where)
            html = site.html(url)
            wrong += [Problem(path, 1, said) for said in self.warnings.take()]
            if source:
                html, found = self._annotated(source, html)
                html = _told_in(html, wrong)
                wrong += found
                self._other_formats(source)
        except Exception as error:  # whatever was typed, and whatever MkDocs makes of it
            wrong = wrong or [Problem(path, 1, self._reason(error))]
            html = _broken(wrong)
        shown.problems = sorted(set(wrong))
        shown.html, shown.stale = html, False
        shown.version = hashlib.sha256(html.encode()).hexdigest()[:16]
        self._tell(shown.problems)
        with self.changed:
            self.changed.notify_all()

    def _source(self, where: Where) -> Page | None:
        pages = self.pages.values()
        return next((page for page in pages if (page.language.code, page.url) == where), None)

    def _reason(self, error: Exception) -> str:
        said = self.warnings.take()
        return said[-1] if said else f"{type(error).__name__}: {error}"

    def _annotated(self, page: Page, html: str) -> tuple[str, list[Problem]]:
        """The page with its evidence, and with what its blocks have just done."""
        html, problems = build.annotated(page, html, self.project, self.known, mark=True)
        live = [b for b in page.blocks if b.key in self.live and self.faults.get(b.key)]
        if not live:
            return html, problems
        tree = LexborHTMLParser(html)
        nodes = tree.css("article pre")
        for node, (text, block) in zip(nodes, page.shown, strict=False):
            if block in live and text is block.code:
                live.remove(block)
                node.attrs["class"] = "unverified"
                self._live(node, block, page)
                problems = [p for p in problems if p.line != block.line]
        return str(tree.html), problems

    def _live(self, node, block: Block, page: Page) -> None:
        """Put what a block has just printed, and what is wrong with it, beneath its code."""
        result, texts = self.live[block.key], page.language.texts["preview"]
        parts = []
        if not result.fault and result.stdout:
            parts.append(f"<p>{escape(texts['differs'].format(block.output))}</p>")
            parts.append(f"<pre><code>{escape(normal(result.stdout))}</code></pre>")
        else:
            parts.append(f"<p>{texts['failed']}</p>")
            parts.append(f"<pre><code>{escape(self.faults[block.key] or '')}</code></pre>")
        place = node
        while (above := place.parent) and "highlight" in (above.attributes.get("class") or ""):
            place = above
        made = LexborHTMLParser(f'<div class="live">{"".join(parts)}</div>').css_first("div")
        place.insert_after(made)

    def _other_formats(self, page: Page) -> None:
        folder = self.root / page.folder.strip("/")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.md").write_text(markdown.text(page, self.project), encoding="utf-8")
        if notebook.has(page):
            made = notebook.text(notebook.make(page, self.project))
            (folder / notebook.name(page.path)).write_text(made, encoding="utf-8")

    # What has changed

    def _stale(self, keys: Iterable[Where]) -> None:
        for key in keys:
            self.shown[key].stale = True

    def follow(self, files: set[Path]) -> list[Block]:
        """Take in what was saved; the blocks that are to be run."""
        with self.lock:
            if not all(self._small(file) for file in files):
                say("reading the whole project again")
                self.load()
                return []
            before = self.pages
            self.project = self.project.updated(files)
            self.pages = {page.path: page for page in self.project.pages}
            due = []
            for path in {*before, *self.pages}:
                old, new = before.get(path), self.pages.get(path)
                if old is not new:
                    one = new or old
                    assert one is not None
                    self._changed(one, old, new)
                    if new:
                        known = {block.key for block in old.blocks} if old else set()
                        due += [b for b in new.blocks if b.runs and b.key not in known]
            broken = {p.path for p in self.project.problems} - set(self.pages)
            for code, site in self.sites.items():
                for path in broken:
                    if path.is_relative_to(site.language.docs) and path.suffix == ".md":
                        self.shown[code, site.language.url(path)].stale = True
            self._bring_up_to_date()
            self.others_stale = True
            due = [
                block
                for block in due
                if block.snippet in files or block.check_file in files or block.output in files
            ]
        return list({block.key: block for block in due}.values())

    def _changed(self, page: Page, old: Page | None, new: Page | None) -> None:
        site = self.sites[page.language.code]
        site.unread.add(page.url)
        self.shown[page.language.code, page.url].stale = True
        verification = [key for key in self.shown if key[1] == "verification/"]
        if old and new and [b.key for b in old.blocks] != [b.key for b in new.blocks]:
            self._stale(verification)
        tags = [p.meta.get("tags") for p in (old, new) if p]
        if len(tags) == 2 and tags[0] != tags[1]:
            site.complete = False
            self._stale(key for key in self.shown if key[0] == page.language.code)

    def _about(self) -> dict[str, dict[str, dict[str, str]]]:
        """What the theme shows of pages; notebooks are written first, as in a build."""
        self.unmade: list[Problem] = []
        for page in notebook_page.pages(self.project):
            try:
                notebook_page.write_one(page, self.project)
            except Refused as refused:
                self.unmade += refused.problems
        return metadata.of(self.project)

    def _bring_up_to_date(self) -> None:
        """Let the theme show of every page what is known of it now."""
        about = self._about()
        for code, site in self.sites.items():
            self._stale((code, url) for url in site.know(about[code]))

    def _small(self, file: Path) -> bool:
        """True for a change of a page or a snippet; any other may change every page."""
        if file.is_relative_to(SNIPPETS):
            return True
        return (
            file.suffix == ".md"
            and file.exists()
            and any(
                (code, site.language.url(file)) in self.shown
                for code, site in self.sites.items()
                if file.is_relative_to(site.language.docs)
            )
        )

    def ran(self, block: Block, result: Result, fault: str | None) -> None:
        """Show what a run has come to on every page that shows the block."""
        with self.lock:
            self.known = Evidence(evidence.load())
            self.live[block.key], self.faults[block.key] = result, fault
            for page in self.pages.values():
                if any(b.key == block.key for b in page.blocks):
                    self._stale([(page.language.code, page.url)])
            self._stale(key for key in self.shown if key[1] == "verification/")
        self.make(block)

    def make(self, block: Block | None = None) -> None:
        """Make the stale pages, those with a block first, one at a time: requests come between."""

        def first(key: Where) -> bool:
            page = self._source(key)
            return not (page and block and any(b.key == block.key for b in page.blocks))

        for key in sorted((k for k, s in list(self.shown.items()) if s.stale), key=first):
            self.get(key)
        with self.lock:
            for site in self.sites.values():
                if not site.complete and not site.unread:
                    site.finish()
                    self._stale(key for key in self.shown if key[0] == site.language.code)
        if any(shown.stale for shown in list(self.shown.values())):
            self.make(block)
        elif self.others_stale:
            with self.lock:
                self.others_stale = False
                for site in self.sites.values():
                    site.others()
                evidence.write(
                    evidence.published(evidence.load(), self.project.pages),
                    self.root / "verified.json",
                )

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if str(problem) not in self.told:
                self.told.add(str(problem))
                say(str(problem))


class Unreadable(Exception):
    """A page of which it cannot be told what its blocks are."""


def _rows(problems: list[Problem]) -> str:
    return "".join(f"<p><code>{escape(str(p))}</code></p>" for p in problems)


def _told_in(html: str, problems: list[Problem]) -> str:
    """The page with its problems above its text."""
    if not problems:
        return html
    told = f'<div class="live">{_rows(problems)}</div>'
    return re.sub("<h1", lambda h1: told + h1[0], html, count=1)


def _broken(problems: list[Problem]) -> str:
    rows = _rows(problems)
    return f'<!doctype html><meta charset="utf-8"><title>✗</title><body>{rows}</body>'


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)
