"""Build every language into site/, all or nothing: named steps, which the preview shares."""

from __future__ import annotations

import codecs
import json
import locale
import multiprocessing
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.__main__ import cli
from selectolax.lexbor import LexborHTMLParser

from verified import terminal
from verified.pages import Page
from verified.problems import Problem, Refused
from verified.project import Project
from verified.site import (
    accounting,
    csp,
    editions,
    links,
    manifest,
    memo,
    metadata,
    notebook_page,
    report,
    unchanged,
)
from verified.site.formats import llms, markdown, notebook, offline
from verified.verify import evidence, session
from verified.verify.evidence import Evidence

SITE = Path("site")
_OLD = Path(".site-old")


def build(project: Project) -> None:
    """Build the verified pages; replace site/ only when everything has passed.

    Raises:
        Refused: with everything that keeps the site from being published.
    """
    project.require()
    _recover()
    made = memo.Memo("site")
    with tempfile.TemporaryDirectory(prefix=".site-", dir=".") as folder:
        new = Path(folder, "site")
        terminal.step(f"rendering {len(project.pages)} pages")
        mkdocs(project, new, made.get)
        terminal.step("accounting for the code of each page")
        if problems := [*annotate(project, new, made.get)]:
            raise Refused(problems)
        terminal.step("writing notebooks, Markdown and the offline copy")
        texts = {page.path: formats(page, project, new, made.get) for page in project.pages}
        llms.write(new, project, texts)
        csp.add(new, project)
        offline.write(new, editions.label(), made.get)
        terminal.step("following every link")
        if problems := list(links.dead(new, project, made.get)):
            raise Refused(problems)
        editions.name(new)
        made.save()
        if SITE.exists():
            SITE.rename(_OLD)
        new.rename(SITE)
    shutil.rmtree(_OLD, ignore_errors=True)
    unchanged.record(SITE, session.whole(project.blocks, Evidence(evidence.load())))


def preview(project: Project, new: Path) -> list[Problem]:
    """Build every language into a folder whatever holds; mark in its page what is not verified.

    Returns:
        What keeps the site from being published.
    """
    mkdocs(project, new, strict=False)
    problems = [*project.problems, *annotate(project, new, mark=True)]
    texts = dict.fromkeys((page.path for page in project.pages), "")
    for page in project.pages:
        try:
            texts[page.path] = formats(page, project, new)
        except Refused as refused:
            problems += refused.problems
    llms.write(new, project, texts)
    editions.name(new)
    try:
        csp.add(new, project)
    except Refused as refused:
        problems += refused.problems
    return sorted(set(problems))


def _recover() -> None:
    """Undo a replacement that was cut off half way."""
    if _OLD.exists() and not SITE.exists():
        _OLD.rename(SITE)
    shutil.rmtree(_OLD, ignore_errors=True)
    if _OLD.exists():
        raise Refused([Problem(_OLD, 1, "a former site that cannot be removed; delete it")])
    for left in Path().glob(".site-*"):
        shutil.rmtree(left, ignore_errors=True)


def mkdocs(project: Project, new: Path, get: memo.Get = memo.anew, strict: bool = True) -> None:
    """Build each language, at the same time, and put them together in ``new``, yet unnamed.

    Raises:
        Refused: where MkDocs does; it has said why.
    """
    for page in notebook_page.pages(project):
        try:
            notebook_page.write(page, project, get)
        except Refused:
            if strict:
                raise
    languages = list(project.languages.values())
    with tempfile.TemporaryDirectory(prefix=".site-", dir=new.parent) as work:
        folders = [Path(work, language.code) for language in languages]
        about = Path(work, "pages.json")
        about.write_text(json.dumps(metadata.of(project)), encoding="utf-8")
        logs = [Path(work, f"{language.code}.log") for language in languages]
        unnamed = {"SITE_BUILD": editions.UNNAMED}
        processes = [
            _BUILDERS.Process(
                target=_build,
                args=(
                    [
                        *("--config-file", str(language.config_file), "--site-dir", str(folder)),
                        "--strict" if strict else "--no-strict",
                    ],
                    {**environment(), **unnamed, metadata.VARIABLE: str(about)},
                    log,
                ),
            )
            for language, folder, log in zip(languages, folders, logs, strict=True)
        ]
        os.environ["PYTHONUTF8"] = "1"  # whatever the locale says, for who is spawned
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        lines = [line for log in logs for line in log.read_text(encoding="utf-8").splitlines()]
        if said := [line for line in lines if not line.startswith("INFO")]:
            terminal.say("\n".join(said), "red", sys.stderr)
        if any(process.exitcode for process in processes):
            raise Refused([])
        shutil.rmtree(new, ignore_errors=True)
        for language, folder in zip(languages, folders, strict=True):
            folder.rename(new / language.folder)


# A fork has imported already what a builder imports, and reads files by the locale's encoding.
_FORK = sys.platform == "linux" and codecs.lookup(locale.getpreferredencoding()).name == "utf-8"
_BUILDERS: Any = multiprocessing.get_context("fork" if _FORK else "spawn")


def _build(options: list[str], environment: dict[str, str], log: Path) -> None:
    """Be MkDocs' command, in a process of its own."""
    os.environ.update(environment)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115, open until the process ends
    sys.stderr = log.open("w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), 2)
    try:
        cli(["build", *options])
    except Exception as error:  # a plugin's, or a hook's
        frames = error.__traceback__ and error.__traceback__.tb_next
        traceback.print_exception(error.with_traceback(frames))
        sys.exit(1)


def environment() -> dict[str, str]:
    """What a builder finds in its environment."""
    quiet = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "true"}
    utf_8 = {"PYTHONUTF8": "1"}  # whatever the locale says
    return {**os.environ, **quiet, **utf_8, "SITE_BUILD": editions.label()}


def annotate(
    project: Project, new: Path, get: memo.Get = memo.anew, mark: bool = False
) -> Iterator[Problem]:
    """Account for the code of every page that was built; add evidence and links.

    Args:
        project: the pages as the runner sees them.
        new: the first language's site, the others in folders of their own below it.
        get: gives what was made before.
        mark: mark in its page what is not verified, for a preview.

    Yields:
        What is wrong; nothing where the site may be published.
    """
    published = evidence.published(evidence.load(), project.pages)
    known = Evidence(published)
    all_evidence, all_pages = (
        memo.digest(published),
        memo.digest(*(page.digest for page in project.pages)),
    )
    rest = set(new.rglob("*.html"))
    found: dict[Path, list[Problem]] = {}
    for page in project.pages:
        path = new / page.folder / "index.html"
        rest.discard(path)
        built = path.read_text(encoding="utf-8")
        pages = all_pages if report.SUMMARY.search(built) else page.digest
        html, problems = get(
            partial(annotated, page, built, project, known, mark),
            *("annotated", page.path, built, pages, all_evidence, mark),
        )
        path.write_text(html, encoding="utf-8")
        found[page.path] = problems
        yield from problems
    for path in sorted(rest):
        if "<pre" in path.read_text(encoding="utf-8"):
            text = "a code block outside of the pages; nothing runs it"
            yield Problem(path.relative_to(new), 1, text)
    evidence.write(published, new / "verified.json")
    evidence.write_schema(new / "verified.schema.json")
    manifest.write(new, project, known, found)
    editions.describe(new, project)


def annotated(
    page: Page, html: str, project: Project, known: Evidence, mark: bool
) -> tuple[str, list[Problem]]:
    """The HTML of a page with its evidence, and why it may not be published."""
    tree = LexborHTMLParser(html)
    found = accounting.account(tree, page, known.fault)
    for node, problem in found:
        if mark and node is not None:
            node.attrs["title"] = str(problem)
            node.attrs["class"] = "unverified"
    if not found:
        report.decorate(tree, page, known)
    report.summarize(tree, page, project.pages, known)
    return str(tree.html), [problem for _, problem in found]


def formats(page: Page, project: Project, new: Path, get: memo.Get = memo.anew) -> str:
    """Write a page for other readers than browsers beside its HTML; its Markdown."""
    folder = new / page.folder
    folder.mkdir(parents=True, exist_ok=True)
    made_of = memo.linking(page, project)
    text = get(partial(markdown.text, page, project), "markdown", *made_of)
    (folder / "index.md").write_text(text, encoding="utf-8")
    if notebook.has(page):
        made = get(partial(notebook.make, page, project), "notebook", *made_of)
        (folder / notebook.name(page.path)).write_text(made, encoding="utf-8")
    return text
