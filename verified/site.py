"""Build both languages into site/, all or nothing; preview them on localhost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from verified import (
    account,
    address,
    editions,
    evidence,
    formats,
    links,
    notebook_page,
    offline,
    policy,
    report,
    search,
    source,
)
from verified.pages import CONFIGS, docs, read, sources
from verified.problems import Problem, Refused

SITE = Path("site")
_OLD = Path(".site-old")


def build() -> bool:
    """Build the verified pages; replace site/ only when everything has passed."""
    _recover()
    with tempfile.TemporaryDirectory(prefix=".site-", dir=".") as folder:
        new = Path(folder, "site")
        if not mkdocs(new):
            return False
        if problems := _finish(new):
            raise Refused(problems)
        formats.write(new)
        policy.add(new)
        offline.write(new)
        if problems := list(links.dead(new, address.root())):
            raise Refused(problems)
        if SITE.exists():
            SITE.rename(_OLD)
        new.rename(SITE)
    shutil.rmtree(_OLD, ignore_errors=True)
    return True


def _recover() -> None:
    """Undo a replacement that was cut off half way."""
    if _OLD.exists() and not SITE.exists():
        _OLD.rename(SITE)
    shutil.rmtree(_OLD, ignore_errors=True)
    if _OLD.exists():
        raise Refused([Problem(_OLD, 1, "a former site that cannot be removed; delete it")])
    for left in Path().glob(".site-*"):
        shutil.rmtree(left, ignore_errors=True)


def mkdocs(new: Path, strict: bool = True) -> bool:
    """Build each language, at the same time, and put them together in ``new``."""
    notebook_page.write()
    folders = {language: new.with_name(f"{new.name}-{language}") for language in CONFIGS}
    with tempfile.TemporaryDirectory() as spare:  # what runs notebooks writes into the home
        home = {} if os.access(Path.home(), os.W_OK) else {"HOME": spare}
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config)]
                + ["--site-dir", str(folders[language])]
                + (["--strict"] if strict else []),
                env={**environment(), **home},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
            for language, config in CONFIGS.items()
        ]
        logs = [process.communicate()[1] for process in processes]
    said = [line for log in logs for line in log.splitlines() if not line.startswith("INFO")]
    if said:
        print("\n".join(said), file=sys.stderr)
    if any(process.returncode for process in processes):
        return False
    first, *others = folders
    shutil.rmtree(new, ignore_errors=True)
    folders[first].rename(new)
    for language in others:
        folders[language].rename(new / language)
    return True


def environment() -> dict[str, str]:
    """What a builder finds in its environment."""
    quiet = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "true"}
    one_thread = {"OMP_NUM_THREADS": "1"}  # notebook pages run as blocks do
    utf_8 = {"PYTHONUTF8": "1"}  # whatever the locale says
    return {**os.environ, **quiet, **one_thread, **utf_8, "SITE_BUILD": editions.label()}


def _finish(new: Path, mark: bool = False) -> list[Problem]:
    """Account for the code of every page that was built, and add the evidence.

    Args:
        new: the Chinese site, the other languages in folders of their own below it.
        mark: mark in its page what is not verified, for a preview.

    Returns:
        What is wrong; nothing where the site may be published.
    """
    problems = search.complete(new)
    rest = set(new.rglob("*.html"))
    shown = []
    for language in CONFIGS:
        for path in sources(language):
            try:
                shown.append(read(path, language))
            except Refused as refused:
                problems += refused.problems
    published = evidence.published(evidence.load(), shown)
    known = evidence.Evidence(published)
    for page in shown:
        html = new / page.address / "index.html"
        rest.discard(html)
        tree = LexborHTMLParser(html.read_text(encoding="utf-8"))
        found = account.account(tree, page, known.fault)
        problems += [problem for _, problem in found]
        for node, problem in found:
            if mark and node is not None:
                node.attrs["title"] = str(problem)
                node.attrs["class"] = "unverified"
        if not found:
            report.decorate(tree, page, known)
            source.link(tree, page)
        report.summarize(tree, page, shown, known)
        html.write_text(str(tree.html), encoding="utf-8")
    for path in sorted(rest):
        if "<pre" in path.read_text(encoding="utf-8"):
            text = "a code block outside of the pages; nothing runs it"
            problems.append(Problem(path.relative_to(new), 1, text))
    evidence.write(published, new / "verified.json")
    shutil.copyfile(evidence.SCHEMA_PATH, new / "verified.schema.json")
    editions.describe(new)
    return problems


def preview(root: Path, served: bool = False) -> bool:
    """Build both languages into ``root``; what is not verified is marked and told, no more.

    Args:
        root: the folder.
        served: leave the pages without a policy; it would keep out the script that reloads them.
    """
    if not mkdocs(root, strict=False):
        return False
    formats.write(root)
    problems = _finish(root, mark=True)
    try:
        if not served:
            policy.add(root)
    except Refused as refused:
        problems += refused.problems
    for problem in problems:
        print(problem, file=sys.stderr)
    return True


def serve(port: int = 8000) -> None:
    """Preview both languages on localhost; rebuilds on a change, and marks what is not verified."""
    from mkdocs.livereload import LiveReloadServer

    with tempfile.TemporaryDirectory(prefix=".site-", dir=".") as folder:
        root = Path(folder, "site").resolve()

        def builder(*_) -> None:
            preview(root, served=True)

        server = LiveReloadServer(builder, "127.0.0.1", port, str(root))
        for path in (docs("zh").parent, Path("snippets"), *CONFIGS.values()):
            server.watch(str(path))
        builder()
        print(
            f"http://127.0.0.1:{port}/ (中文)   http://127.0.0.1:{port}/en/ (English)", flush=True
        )
        # A shell that starts us in the background has us ignore SIGINT; either signal ends us.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)
        try:
            server.serve()
        except KeyboardInterrupt:
            server.shutdown()
