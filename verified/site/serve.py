"""The preview: every language on localhost, the page that is asked for first.

Saved prose is rendered at once, a saved snippet is run at once in a fork server that stays warm; the
browser shows the page again when it has changed. Whatever is typed, the server goes on.
"""

from __future__ import annotations

import hashlib
import http.server
import logging
import os
import queue
import re
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from verified.devices import AS_WRITTEN, CPU, DEVICES, MODES
from verified.pages import SNIPPETS, Block, Page
from verified.problems import Problem, Refused
from verified.project import Project
from verified.run.compare import normal
from verified.run.runner import Result, Runner
from verified.site import build, incremental, metadata, notebook_page
from verified.site.formats import markdown, notebook
from verified.site.incremental import LanguageSite
from verified.verify import evidence
from verified.verify.evidence import Evidence
from verified.verify.session import judge, skip_reason

POLL = 0.2  # seconds between two looks at the files
WATCHED = (SNIPPETS, Path("docs"))
_SCRIPT = """<script>(async () => {
  const version = %r, page = location.pathname;
  for (;;) try {
    const now = await (await fetch(`/-/version?${version}${page}`)).text();
    if (now !== version) return location.reload();
  } catch { await new Promise((wait) => setTimeout(wait, 1000)); }
})()</script>"""


@dataclass
class Shown:
    """A page as it is served."""

    html: str = ""
    version: str = ""
    stale: bool = True
    problems: list[Problem] = field(default_factory=list)


class Preview:
    """What is served: pages made when they are asked for, results of runs as they come in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = threading.RLock()  # of all that MkDocs and Markdown do: neither takes two threads
        self.changed = threading.Condition()
        self.warnings = incremental.Warnings()
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

    def page_at(self, path: str) -> tuple[str, str] | None:
        """The language and the URL of the page at a path of the server, if there is one."""
        path = unquote(path).removesuffix("index.html").lstrip("/")
        with self.lock:
            for folder, code in self.folders:
                prefix = "" if folder == "." else f"{folder}/"
                if path.startswith(prefix) and (code, path[len(prefix) :]) in self.shown:
                    return code, path[len(prefix) :]
        return None

    def get(self, where: tuple[str, str]) -> Shown | None:
        """A page, made now if it has changed; none where it has gone since."""
        with self.lock:
            shown = self.shown.get(where)
            if shown and shown.stale:
                self._make(where, shown)
            return shown

    def wait(self, where: tuple[str, str], version: str) -> str:
        """The version of a page once it is another one, or after half a minute."""
        with self.changed:
            self.changed.wait_for(lambda: self._version(where) != version, timeout=30)
        return self._version(where)

    def _version(self, where: tuple[str, str]) -> str:
        shown = self.shown.get(where)
        return shown.version if shown else ""

    def _make(self, where: tuple[str, str], shown: Shown) -> None:
        code, url = where
        site = self.sites[code]
        source = next((p for p in self.pages.values() if p.language.code == code and p.url == url), None)
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
        while place.parent is not None and "highlight" in (place.parent.attributes.get("class") or ""):
            place = place.parent
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

    def _stale(self, keys: Iterable[tuple[str, str]]) -> None:
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
            due = [block for block in due if block.snippet in files or block.check_file in files
                   or block.output in files]
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
        """True for a change of a page or a snippet that is there; any other may change every page."""
        if file.is_relative_to(SNIPPETS):
            return True
        return file.suffix == ".md" and file.exists() and any(
            (code, site.language.url(file)) in self.shown
            for code, site in self.sites.items()
            if file.is_relative_to(site.language.docs)
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
        def first(key: tuple[str, str]) -> bool:
            page = next((p for p in self.pages.values() if (p.language.code, p.url) == key), None)
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


class Runs(threading.Thread):
    """Runs blocks as they are saved: the CPU first, the other devices after it."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(daemon=True)
        self.preview = preview
        self.runner = Runner()
        self.waiting: queue.Queue[Block | None] = queue.Queue()

    def run(self) -> None:
        with self.runner as runner:
            runner.probe("sim")  # the fork server has imported PyTorch before the first block is saved
            later: list[Block] = []
            while True:
                try:
                    block = self.waiting.get(block=not later)
                except queue.Empty:
                    self._elsewhere(runner, later.pop())
                    continue
                if block is None:
                    return
                try:
                    self._here(runner, block)
                    later.append(block)
                except Refused as refused:  # the evidence could not be kept
                    say(str(refused))

    def stop(self) -> None:
        """End what runs, and wait until nothing of it is left."""
        self.waiting.queue.clear()
        self.waiting.put(None)
        self.runner.close()
        self.join(20)

    def _here(self, runner: Runner, block: Block) -> None:
        if CPU.name not in block.devices:
            return
        say(f"running {block.name}")
        runs = {mode: runner.submit(block, CPU.name, mode) for mode in MODES}
        faults, records = {}, []
        for mode, run in runs.items():
            result = runner.result(run)
            faults[mode] = judge(block, result)
            records.append(
                evidence.record(block, CPU.name, mode, not faults[mode], result.seconds)
            )
        evidence.merge(records)
        fault = faults[AS_WRITTEN] or next(filter(None, faults.values()), None)
        result = runner.result(runs[AS_WRITTEN])
        if fault:
            say(f"{block.place}: {fault}")
        else:
            say(f"{block.name} passed in {result.seconds:.1f} s")
        self.preview.ran(block, result, fault)

    def _elsewhere(self, runner: Runner, block: Block) -> None:
        """The devices that need no hardware, in the background."""
        for name, row in DEVICES.items():
            if name == CPU.name or row.hardware or name not in block.devices:
                continue
            if skip_reason(block, name):
                continue
            for mode in MODES:
                result = runner.result(runner.submit(block, name, mode))
                fault = judge(block, result, name)
                evidence.merge([evidence.record(block, name, mode, not fault, result.seconds)])
                if fault and not self.preview.faults.get(block.key):
                    say(f"{block.place} on {name}, {mode}: {fault}")
        with self.preview.lock:
            cpu = self.preview.live.get(block.key)
        if cpu:
            self.preview.ran(block, cpu, self.preview.faults[block.key])


class Handler(http.server.SimpleHTTPRequestHandler):
    """Pages from the preview, everything else from its folder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args, preview: Preview, **kwargs):
        self.preview = preview
        super().__init__(*args, directory=str(preview.root), **kwargs)

    def do_GET(self):
        path, _, query = self.path.partition("?")
        if path == "/-/version":
            version, _, page = query.partition("/")
            where = self.preview.page_at(page)
            return self._send(self.preview.wait(where, version) if where else version, "text/plain")
        if not path.endswith(("/", "index.html")):
            return super().do_GET()
        where = self.preview.page_at(path)
        shown = where and self.preview.get(where)
        if not shown:
            return self.send_error(404, "There is no such page")
        script = _SCRIPT % shown.version
        self._send(re.sub("(?=</body>)|$", lambda _: script, shown.html, count=1), "text/html")

    def _send(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing of each request."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that goes away is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def saved() -> dict[Path, tuple[int, int]]:
    """The files that the preview follows, each with its time and size."""
    found = {}
    files = [*Path().glob("mkdocs*.yml")]
    for folder in WATCHED:
        files += [Path(above, n) for above, _, names in os.walk(folder) for n in names]
    for path in files:
        if path.suffix in (".ipynb", ".pyc") or path.name.startswith(".") or path.name.endswith("~"):
            continue
        try:
            stat = path.stat()
        except OSError:  # gone since, as an editor's own files are
            continue
        found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


def serve(port: int = 8000) -> bool:
    """Preview every language on localhost until a signal ends it; False where it cannot."""
    try:
        server = Server(("127.0.0.1", port), http.server.BaseHTTPRequestHandler)
    except OSError as error:
        print(f"port {port}: {error.strerror}; make serve PORT={port + 1}", file=sys.stderr)
        return False
    port = server.server_port
    # A shell that starts us in the background has us ignore SIGINT; either signal ends us.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    say("reading the pages")
    with tempfile.TemporaryDirectory(prefix="preview-") as folder, server:
        runs = None
        try:
            before = saved()
            preview = Preview(Path(folder).resolve())
            server.RequestHandlerClass = partial(Handler, preview=preview)  # type: ignore[assignment]
            threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
            for site in preview.sites.values():
                at = "" if str(site.language.folder) == "." else f"{site.language.folder}/"
                say(f"http://127.0.0.1:{port}/{at} {site.config.site_name}")
            runs = Runs(preview)
            runs.start()
            preview.make()
            say(f"{len(preview.shown)} pages; saved files are followed")
            while True:
                time.sleep(POLL)
                now = saved()
                if now == before:
                    continue
                files = {p for p in now.keys() | before.keys() if now.get(p) != before.get(p)}
                before = now
                began = time.monotonic()
                try:
                    for block in preview.follow(files):
                        runs.waiting.put(block)
                    preview.make()
                except (Exception, SystemExit) as error:  # a configuration half typed, say
                    say(f"{', '.join(map(str, files))}: {error or type(error).__name__}")
                    continue
                names = ", ".join(sorted(map(str, files))[:3])
                say(f"{names} in {time.monotonic() - began:.1f} s")
        except KeyboardInterrupt:
            server.shutdown()
            if runs:
                runs.stop()
    print()
    return True
