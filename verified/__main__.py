"""``python -m verified COMMAND``, in the project's folder. Every command is here.

Each imports what it needs when it is called: a build with nothing to do imports next to nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

from verified import terminal
from verified.problems import Problem, Refused

if TYPE_CHECKING:
    from verified.project import Project

SITE = Path("site")
COMMANDS: dict[str, tuple[str, Callable[[argparse.Namespace], bool | None]]] = {}


def command(help: str):
    """Add a command, named as its function."""

    def add(function):
        COMMANDS[function.__name__.replace("_", "-")] = (help, function)
        return function

    return add


def alone(function):
    """Let a command that writes site/, or beside it, wait for another that does."""

    @wraps(function)
    def waits(options):
        from filelock import FileLock, Timeout

        path = Path(".verified/site.lock")
        path.parent.mkdir(exist_ok=True)
        lock = FileLock(path)  # it ends with its process, however that ends
        try:
            lock.acquire(blocking=False)
        except Timeout:
            terminal.say("another command is building here; waiting for its end", "yellow")
            lock.acquire()
        try:
            return function(options)
        finally:
            lock.release()

    return waits


@command("run every block without evidence, then build site/")
@alone
def site(options) -> bool:
    from verified.site.unchanged import devices_here, unchanged

    if unchanged(SITE, verified=True):
        terminal.say("site/ is up to date, and nothing is left to run", "green")
        return True
    from verified.project import Project
    from verified.verify import evidence
    from verified.verify.session import whole

    began = time.monotonic()
    project = Project.load()
    known = evidence.Evidence(evidence.load())
    if project.problems or devices_here() - {*whole(project.blocks, known)}:
        command = [sys.executable, "-m", "pytest", "docs", "-q"]
        if subprocess.run(command).returncode:
            return False
        project = Project.load()
    _build(project, began)
    return True


@command("build site/ from verified pages, all or nothing")
@alone
def build(options) -> None:
    from verified.site.unchanged import unchanged

    if unchanged(SITE):
        terminal.say("site/ is up to date", "green")
        return
    from verified.project import Project

    began = time.monotonic()
    _build(Project.load(), began)


def _build(project: Project, began: float) -> None:
    from verified.site.build import build

    build(project)
    count = sum(1 for _ in SITE.rglob("*.html"))
    programs = len({block.name for block in project.blocks if block.runs})
    said = f"site/: {count} pages with {programs} programs, in {time.monotonic() - began:.1f} s"
    terminal.say(said, "green")


@command("build site/ whatever holds; what is not verified is marked")
@alone
def preview(options) -> None:
    from verified.project import Project
    from verified.site.build import SITE, preview

    for problem in preview(Project.load(), SITE):
        terminal.say(problem, "red", sys.stderr)


@command("preview every language on localhost; follows changes, runs changed snippets")
def serve(options) -> bool:
    from verified.site.preview.server import serve

    return serve(options.port, options.bind)


@command("write what new or changed blocks print into snippets/**/*.out; --all: every block")
def outputs(options) -> bool:
    from verified.project import Project
    from verified.verify.outputs import write

    return write(Project.load(), everything=options.all)


@command("check what holds without running a block; --fix: mend the typography of Chinese")
def check(options) -> bool:
    from verified.project import Project
    from verified.site.check import check, mend

    began = time.monotonic()
    project = Project.load()
    if options.fix:
        for path in mend(project):
            print(path)
        return True
    problems = check(project)
    for problem in problems:
        terminal.say(problem, "red", sys.stderr)
    programs = len({block.name for block in project.blocks if block.runs})
    count = f"{len(problems) or 'no'} problem{'s' * (len(problems) != 1)}"
    terminal.say(
        f"{len(project.pages)} pages with {programs} programs, {len([*project.pairs()])} pairs of "
        f"translations: {count}, in {time.monotonic() - began:.1f} s",
        "red" if problems else "green",
    )
    return not problems


@command("write the index of error messages, of docs/errors.yml and what programs print")
def errors(options) -> None:
    from verified.project import Project
    from verified.site.errors import write

    for path in write(Project.load()):
        terminal.say(path)


@command("record that each translated page translates its original as it is now")
def translated(options) -> None:
    from verified.pages import translation
    from verified.project import Project

    for page, other in Project.load().require().pairs():
        translation.record(page, other)


@command("add the evidence of other machines: FILE …")
def merge(options) -> None:
    from verified.verify import evidence

    lost = [Problem(file, 1, "no such file") for file in options.files if not file.exists()]
    if lost or not options.files:
        raise Refused(lost or [Problem(evidence.PATH, 1, "name the files to merge into it")])
    evidence.merge([record for file in options.files for record in evidence.load(file)])


@command("commit site/ to the branch `sites`, before a newer PyTorch takes its place")
@alone
def keep(options) -> None:
    from verified.site import editions

    name = editions.keep()
    print(f"kept as {name}/ on the branch {editions.BRANCH}; git push origin {editions.BRANCH}")


@command("put the kept sites for older PyTorch into site/")
@alone
def editions(options) -> None:
    from verified.site import editions

    older = ", ".join(editions.add()) or "none"
    print(f"{editions.SITE}/ has the newest site, and older ones: {older}")


@command("build with Zensical, too, and print what differs from MkDocs")
@alone
def zensical(options) -> bool:
    from verified.project import Project
    from verified.site import zensical

    found = zensical.compare(Project.load())
    for problem in found:
        print(problem)
    if not found:
        count = len(list(zensical.SITE.rglob("*.html")))
        print(f"{count} pages in {zensical.SITE}/, built by Zensical: the same as those of MkDocs")
    return not found


@command("ask every other host whether its page is still there; --repository keeps an issue of it")
@alone
def links(options) -> bool:
    from verified.project import Project
    from verified.site import external_links

    return external_links.report(Project.load().require(), options.repository)


@command("print the CI matrix of PyTorch and Python versions")
def versions(options) -> None:
    from verified import versions

    versions.report()


@command("convert a Hexo post into pages and snippets: POST.md")
def hexo(options) -> int:
    from verified.hexo.convert import main

    return main(options.rest)


def main(argv: list[str]) -> int:
    if argv[:1] == ["hexo"]:  # it has arguments of its own
        return hexo(argparse.Namespace(rest=argv[1:]))
    parser = argparse.ArgumentParser(
        prog="python -m verified", description="Nothing is published that was not run."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (help, _) in COMMANDS.items():
        one = commands.add_parser(name, help=help)
        match name:
            case "serve":
                one.add_argument("--port", type=int, default=8000)
                one.add_argument("--bind", default="127.0.0.1", help="an address of this machine")
            case "check":
                one.add_argument("--fix", action="store_true", help="mend what can be mended")
            case "outputs":
                one.add_argument("--all", action="store_true", help="of every block")
            case "merge":
                one.add_argument("files", nargs="*", type=Path, help="evidence")
            case "links":
                one.add_argument("--repository", help="OWNER/NAME on GitHub")
    options = parser.parse_args(argv)
    try:
        held = COMMANDS[options.command][1](options)
    except Refused as refused:
        if str(refused):
            terminal.say(refused, "red", sys.stderr)
        return 1
    except OSError as error:  # a disk that is full, a folder that may not be written into
        where = f"{error.filename}: " if error.filename else ""
        terminal.say(f"{where}{error.strerror}; nothing was replaced", "red", sys.stderr)
        return 1
    return 0 if held in (None, True) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
