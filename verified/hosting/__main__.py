"""``python3 -m verified.hosting COMMAND``: see the package."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from verified import hosting
from verified.hosting import artifact, github, previews
from verified.hosting.artifact import UntrustedArtifactError
from verified.hosting.changes import prose_alone
from verified.hosting.comment import post, refusal, render
from verified.hosting.compare import compare
from verified.hosting.gate import failures
from verified.hosting.github import GitHubError
from verified.hosting.notebooks import BRANCH, publish
from verified.hosting.release import fetch

Argument = tuple[tuple[str, ...], dict[str, Any]]
_HERE = os.environ.get("GITHUB_REPOSITORY")
COMMANDS: list[tuple[Callable[[argparse.Namespace], None], str, tuple[Argument, ...]]] = []


def _argument(*words: str, **options) -> Argument:
    return words, options


INTO = _argument("--into", type=Path, required=True, help="a folder to write into")
NUMBER = _argument("number", type=int, help="of the pull request")
PREVIEWS = _argument("previews", type=Path, help="a checkout of the previews' repository")
REPOSITORY = _argument("--repository", default=_HERE, required=not _HERE, help="owner/name")
SITE = _argument("site", type=Path, help="the folder of the site")


def command(help: str, *arguments: Argument):
    """Add a command, named as its function."""

    def add(function):
        COMMANDS.append((function, help, arguments))
        return function

    return add


@command("a site as one file; its SHA-256", SITE, _argument("tar", type=Path, help="to write"))
def pack(options) -> None:
    github.output(digest=artifact.pack(options.site, options.tar))


@command("whether a pull request changes prose alone")
def changes(options) -> None:
    asked = os.environ["GITHUB_EVENT_NAME"] == "pull_request"
    prose = asked and prose_alone(Path())
    github.output(prose=str(prose).lower())


@command("hold the NEEDS of the last job against the rules")
def gate(options) -> None:
    needs = json.loads(os.environ["NEEDS"])
    if found := failures(needs, os.environ["GITHUB_EVENT_NAME"]):
        raise GitHubError("\n".join(found))
    print(f"{len(needs)} jobs ended as they were meant to")


@command(
    "the artifact of a commit of main, if it may be published",
    INTO,
    _argument("--run", type=int, required=True, help="the run of ci.yml that has just made it"),
    _argument("--commit", default="", help="the commit of main to go back to instead"),
    REPOSITORY,
)
def release(options) -> None:
    commit = fetch(options.repository, options.into, options.run, options.commit)
    github.output(commit=commit)


@command(
    "the notebooks of a packed site, pushed to their branch",
    _argument("tar", type=Path, help="the packed site"),
)
def notebooks(options) -> None:
    names = publish(options.tar, Path())
    print(f"{len(names)} notebooks on the branch {BRANCH}")


@command(
    "check the artifact of GITHUB_EVENT_PATH's run; write the comment",
    INTO,
    _argument("--site", required=True, help="the address of the site"),
    _argument("--previews", default="", help="the address of the previews, if there are any"),
    _argument("--seconds", type=int, default=120, help="for reading its pages"),
    REPOSITORY,
)
def receive(options) -> None:
    """Write ``comment.md`` and, where it may be shown, ``site/`` into the folder."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    pull = previews.number(event, options.repository)
    if pull is None:
        github.output(number="", shown="false")
        return
    run = event["workflow_run"]
    url = previews.url(options.previews, pull, options.site) if options.previews else ""
    options.into.mkdir(parents=True)
    site = options.into / "site"
    try:
        _unpack(options.repository, run["id"], "preview", site)
        with tempfile.TemporaryDirectory() as folder, _at_most(options.seconds):
            before = _published(options.repository, Path(folder, "before"))
            found = compare(before, site)
            text = render(found, run["head_sha"], url, options.site)
        ok = True
    except (UntrustedArtifactError, GitHubError, ValueError) as error:
        text = refusal(str(error), run["head_sha"], run["html_url"])
        ok = False
    Path(options.into, "comment.md").write_text(text, encoding="utf-8")
    github.output(number=pull, shown=str(ok).lower())


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Python's HTML parser can be kept busy for days by a page that was made for it."""

    def end(*_):
        raise UntrustedArtifactError(f"reading the pages takes more than {seconds} s")

    signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def _unpack(repository: str, run: int, name: str, into: Path) -> None:
    kept = github.artifact(repository, run, name)
    if kept is None:
        raise GitHubError("the run has built no preview; its log says why")
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder, "artifact.zip")
        github.download(repository, kept, packed, artifact.LIMITS.packed)
        artifact.unpack(packed, into)


def _published(repository: str, into: Path) -> Path | None:
    """The newest site of main, if there is one yet."""
    for run in github.runs(repository)[:1]:
        if github.artifact(repository, run["id"], "site"):
            _unpack(repository, run["id"], "site", into)
            return into
    return None


@command("show a checked site as a preview", PREVIEWS, NUMBER, SITE)
def put(options) -> None:
    previews.put(options.previews, options.number, options.site)


@command(
    "write or edit the comment",
    NUMBER,
    _argument("file", type=Path, help="its text"),
    REPOSITORY,
)
def comment(options) -> None:
    text = options.file.read_text(encoding="utf-8")
    post(text, options.number, options.repository)


@command("remove previews of closed pull requests", PREVIEWS, REPOSITORY)
def sweep(options) -> None:
    pulls = github.every(f"repos/{options.repository}/pulls?state=open&per_page=100")
    gone = previews.sweep(options.previews, (pull["number"] for pull in pulls))
    print(f"removed: {', '.join(map(str, gone)) or 'none'}")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m verified.hosting",
        description=hosting.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for function, help, arguments in COMMANDS:
        one = commands.add_parser(function.__name__, help=help)
        one.set_defaults(function=function)
        for words, settings in arguments:
            one.add_argument(*words, **settings)
    options = parser.parse_args()
    try:
        options.function(options)
    except (GitHubError, UntrustedArtifactError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
