"""What the preview serves: pages made when they are asked for, results of runs as they come in."""

from __future__ import annotations

import hashlib
import logging
import re
import threading
import time
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote

from selectolax.lexbor import LexborHTMLParser

from verified.pages import SNIPPETS, Block, Page
from verified.problems import Problem, Refused
from verified.project import Project
from verified.run.compare import normal
from verified.run.runner import Result
from verified.site import build, metadata, notebook_page, report
from verified.site.formats import llms
from verified.site.preview.incremental import LanguageSite, Warnings
from verified.verify import evidence
from verified.verify.evidence import Evidence


@dataclass
class Shown:
    """A page as it is served."""

    site: LanguageSite
    path: Path  # its Markdown
    url: str  # in the site of its language
    html: str = ""
    markdown: str = ""
    version: str = ""
    stale: bool = True


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
        # By the name and the key of a block, its last run here, and what is wrong with it.
        self.live: dict[tuple[str, str], tuple[Result, str | None]] = {}
        self.told: set[str] = set()
        self.load()

    def load(self) -> None:
        """Read the whole project anew; every page is stale."""
        with self.lock:
            self.project = Project.load()
            self.known = Evidence(evidence.load())
            about = self._about()
            self.pages = {page.path: page for page in self.project.pages}
            self.sites = []
            for code, language in self.project.languages.items():
                own = {page.url: page for page in self.project.of(language)}
                self.sites.append(LanguageSite(language, own, self.root, about[code]))
            shown = [
                Shown(site, site.language.docs / Path(page.file.src_uri).with_suffix(".md"), url)
                for site in self.sites
                for url, page in site.of.items()
            ]
            self.shown = {page.path: page for page in shown}
            self.served = {f"{page.site.prefix}{page.url}": page for page in shown}
            self.others_stale = True

    # What is asked for

    def get(self, address: str) -> Shown | None:
        """The page at a path of the server, made now if it has changed; none if there is none."""
        with self.lock:
            shown = self._at(address)
            if shown and shown.stale:
                self._make(shown)
            return shown

    def wait(self, address: str, version: str) -> str:
        """The version of a page once it is another one, or after half a minute."""

        def now() -> str:
            shown = self._at(address)
            return shown.version if shown else ""

        with self.changed:
            self.changed.wait_for(lambda: now() != version, timeout=30)
        return now()

    def _at(self, address: str) -> Shown | None:
        return self.served.get(quote(unquote(address)).removesuffix("index.html").lstrip("/"))

    def _make(self, shown: Shown) -> None:
        site, source = shown.site, self.pages.get(shown.path)
        wrong = [*self.project.found.get(shown.path, (None, []))[1]]  # of its snippets, too
        wrong += [p for p in [*self.project.problems, *self.unmade] if p.path == shown.path]
        wrong = sorted(set(wrong))
        self.warnings.take()
        try:
            if source is None:
                raise ValueError("it cannot be told what its blocks are")
            if shown.url in site.unread and site.read(shown.url):
                self._outdate(site)
            html = site.html(shown.url)
            wrong += [Problem(shown.path, 1, said) for said in self.warnings.take()]
            html, found = self._annotated(source, html)
            html = _told_in(html, wrong)
            wrong += found
            shown.markdown = build.formats(source, self.project, self.root)
        except Exception as error:  # whatever was typed, and whatever MkDocs makes of it
            reason = [f"{type(error).__name__}: {error}", *self.warnings.take()][-1]
            wrong = wrong or [Problem(shown.path, 1, reason)]
            html = _broken(wrong)
        shown.html, shown.stale = html, False
        shown.version = hashlib.sha256(html.encode()).hexdigest()[:16]
        self._tell(wrong)
        with self.changed:
            self.changed.notify_all()

    def _tell(self, wrong: list[Problem]) -> None:
        """Say what has not been said."""
        for said in map(str, sorted(set(wrong))):
            if said not in self.told:
                self.told.add(said)
                say(said)

    def _annotated(self, page: Page, html: str) -> tuple[str, list[Problem]]:
        """The page with its evidence, and with what its blocks have just done."""
        html, problems = build.annotated(page, html, self.project, self.known, mark=True)
        live = [b for b in page.blocks if b.runs and self.live.get(job(b), (None, None))[1]]
        if not live:
            return html, problems
        tree = LexborHTMLParser(html)
        nodes = tree.css("article pre")
        for node, (text, block) in zip(nodes, page.shown, strict=False):
            if block in live and text is block.code:
                live.remove(block)
                node.attrs["class"] = "unverified"
                report.below(node).insert_after(report.parse(self._said(block, page)))
                problems = [p for p in problems if p.line != block.line]
        return str(tree.html), problems

    def _said(self, block: Block, page: Page) -> str:
        """What a block has just printed, or what is wrong with it."""
        (result, fault), texts = self.live[job(block)], page.language.texts["preview"]
        if not result.fault and result.stdout:
            why = escape(texts["differs"].format(block.expects_here[0]))
            shown = normal(result.stdout)
        else:
            why, shown = texts["failed"], fault or ""
        return f'<div class="live"><p>{why}</p><pre><code>{escape(shown)}</code></pre></div>'

    # What has changed

    def _outdate(self, site: LanguageSite) -> None:
        for shown in self.shown.values():
            shown.stale = shown.stale or shown.site is site

    def follow(self, files: set[Path]) -> list[Block]:
        """Take in what was saved; the blocks that are to be run."""
        with self.lock:
            # A change of a page or a snippet is that page's; any other may change every page.
            of_pages = {file for file in files if file in self.shown and file.exists()}
            before = self.pages
            if not all(file.is_relative_to(SNIPPETS) for file in files - of_pages):
                say("reading the whole project again")
                self.load()
                return self._due(files, before)
            self.project = self.project.updated(files)
            self.pages = {page.path: page for page in self.project.pages}
            for path in self.shown:
                old, new = before.get(path), self.pages.get(path)
                if not new or new is not old:
                    self._changed(self.shown[path], old, new)
            about = self._about()
            for site in self.sites:
                for url in site.know(about[site.language.code]):
                    self.served[site.prefix + url].stale = True
            self.others_stale = True
            return self._due(files, before)

    def _due(self, files: set[Path], before: dict[Path, Page]) -> list[Block]:
        """The blocks that a page shows now and did not, if they were saved or are not verified."""
        due = {}
        for path, page in self.pages.items():
            old = before.get(path)
            if page is old:
                continue
            known = {job(block) for block in old.blocks if block.runs} if old else set()
            for block in page.blocks:
                saved = files & {*block.shows, block.check_file}
                if block.runs and job(block) not in known and (saved or self.known.fault(block)):
                    due[job(block)] = block
        return [*due.values()]

    def _changed(self, shown: Shown, old: Page | None, new: Page | None) -> None:
        shown.site.unread.add(shown.url)
        shown.stale = True
        if old and new and [b.key for b in old.blocks] != [b.key for b in new.blocks]:
            self._outdate_matrices()

    def _outdate_matrices(self) -> None:
        """Of the evidence as a whole, in each language, and what the front page says of it."""
        for shown in self.shown.values():
            shown.stale = shown.stale or shown.url in ("", "verification/")

    def _about(self) -> dict[str, dict[str, dict[str, str]]]:
        """What the theme shows of pages; notebooks are written first, as in a build."""
        self.unmade: list[Problem] = []
        for page in notebook_page.pages(self.project):
            try:
                notebook_page.write(page, self.project)
            except Refused as refused:
                self.unmade += refused.problems
        return metadata.of(self.project)

    def ran(self, block: Block, result: Result, fault: str | None) -> None:
        """Show what a run has come to on every page that shows the block."""
        with self.lock:
            self.known = Evidence(evidence.load())
            self.live[job(block)] = result, fault
            self._outdate_matrices()
            for path in self._showing(block):
                self.shown[path].stale = True
        self.make(block)

    def _showing(self, block: Block) -> set[Path]:
        """The pages that show a block."""
        pages = self.pages.values()
        return {p.path for p in pages if job(block) in {job(b) for b in p.blocks if b.runs}}

    def make(self, block: Block | None = None) -> None:
        """Make the stale pages, those with a block first, one at a time: requests come between."""
        first = self._showing(block) if block else set()
        stale = [(shown.path not in first, at) for at, shown in self.served.items() if shown.stale]
        for _, address in sorted(stale):
            self.get(address)
        if any(shown.stale for shown in self.shown.values()):
            self.make(block)
        elif self.others_stale:
            with self.lock:
                self.others_stale = False
                for site in self.sites:
                    site.others()
                made = {path: shown.markdown for path, shown in self.shown.items()}
                texts = dict.fromkeys(self.pages, "") | made  # two may have one address
                llms.write(self.root, self.project, texts)
                published = evidence.published(evidence.load(), self.project.pages)
                evidence.write(published, self.root / "verified.json")
                self._tell(self.project.problems)  # those, too, of a file that no address shows


def job(block: Block) -> tuple[str, str]:
    """What is run: two programs may be alike, and each has its own evidence."""
    return block.name, block.key


def _rows(problems: list[Problem]) -> str:
    return "".join(f"<p><code>{escape(str(p))}</code></p>" for p in problems)


def _told_in(html: str, problems: list[Problem]) -> str:
    """The page with its problems above its text."""
    if not problems:
        return html
    told = f'<div class="live">{_rows(problems)}</div>'
    return re.sub("<article[^>]*>", lambda article: article[0] + told, html, count=1)


def _broken(problems: list[Problem]) -> str:
    rows = _rows(problems)
    return f'<!doctype html><meta charset="utf-8"><title>✗</title><body>{rows}</body>'


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)
