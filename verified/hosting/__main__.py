"""``python3 -m verified.hosting COMMAND``: see the package."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from verified import hosting
from verified.hosting import artifact, github, previews
from verified.hosting.artifact import UntrustedArtifactError
from verified.hosting.changes import prose_alone
from verified.hosting.comment import post, refusal, render
from verified.hosting.compare import Comparison
from verified.hosting.gate import failures
from verified.hosting.github import GitHubError
from verified.hosting.notebooks import BRANCH, publish
from verified.hosting.release import fetch


def pack(options) -> None:
    """ci.yml: a site as one file, the same bytes for the same files; its SHA-256"""
    github.output(digest=artifact.pack(options.site, options.tar))


def changes(options) -> None:
    """ci.yml: whether a pull request changes prose alone, for which jobs are skipped"""
    asked = os.environ["GITHUB_EVENT_NAME"] == "pull_request"
    github.output(prose=str(asked and prose_alone(Path())).lower())


def gate(options) -> None:
    """ci.yml, the required last job: did every job of NEEDS succeed that was meant to run"""
    needs = json.loads(os.environ["NEEDS"])
    if found := failures(needs, os.environ["GITHUB_EVENT_NAME"]):
        raise GitHubError("\n".join(found))
    print(f"{len(needs)} jobs ended as they were meant to")


def release(options) -> None:
    """publish.yml: the artifact of a commit of main, if it may be published"""
    commit = fetch(options.repository, options.into, options.run, options.commit)
    github.output(commit=commit)


def notebooks(options) -> None:
    """publish.yml: the notebooks of a packed site onto their branch, for Colab"""
    names = publish(options.tar, Path())
    print(f"{len(names)} notebooks on the branch {BRANCH}")


def receive(options) -> None:
    """preview.yml: check a stranger's artifact, of GITHUB_EVENT_PATH's run; write the comment"""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    pull = previews.number(event, options.repository)
    if pull is None:
        github.output(number="", shown="false")
        return
    run = event["workflow_run"]
    url = previews.url(options.previews, pull, options.site) if options.previews else ""
    options.into.mkdir(parents=True)  # for comment.md and, where it may be shown, site/
    site = options.into / "site"
    try:
        if not _unpack(options.repository, run["id"], "preview", site):
            raise GitHubError("the run has built no preview; its log says why")
        with tempfile.TemporaryDirectory() as folder, _at_most(options.seconds):
            before = Path(folder, "before")
            newest = github.runs(options.repository)[:1]
            kept = newest and _unpack(options.repository, newest[0]["id"], "site", before)
            found = Comparison(before if kept else None, site)
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


def _unpack(repository: str, run: int, name: str, into: Path) -> bool:
    """Check and unpack a run's artifact, if it has one of that name."""
    kept = github.artifact(repository, run, name)
    if kept:
        with tempfile.TemporaryDirectory() as folder:
            packed = Path(folder, "artifact.zip")
            github.download(repository, kept, packed)
            artifact.unpack(packed, into)
    return bool(kept)


def put(options) -> None:
    """preview.yml: a checked site into the previews' repository"""
    previews.put(options.previews, options.number, options.site)


def comment(options) -> None:
    """preview.yml: the one comment of a pull request, edited in place"""
    post(options.file.read_text(encoding="utf-8"), options.number, options.repository)


def sweep(options) -> None:
    """sweep.yml: previews of closed pull requests out of the previews' repository"""
    pulls = github.every(f"repos/{options.repository}/pulls?state=open&per_page=100")
    gone = previews.sweep(options.previews, (pull["number"] for pull in pulls))
    print(f"removed: {', '.join(map(str, gone)) or 'none'}")


_HERE = os.environ.get("GITHUB_REPOSITORY")
ARGUMENTS: dict[str, dict[str, Any]] = {
    "file": {"type": Path, "help": "the text of the comment"},
    "number": {"type": int, "help": "of the pull request"},
    "previews": {"type": Path, "help": "a checkout of the previews' repository"},
    "site": {"type": Path, "help": "the folder of the site"},
    "tar": {"type": Path, "help": "the packed site"},
    "--commit": {"default": "", "help": "the commit of main to go back to instead"},
    "--into": {"type": Path, "required": True, "help": "a folder to write into"},
    "--previews": {"default": "", "help": "the address of the previews, if there are any"},
    "--repository": {"default": _HERE, "required": not _HERE, "help": "owner/name"},
    "--run": {"type": int, "required": True, "help": "the run of ci.yml that has just made it"},
    "--seconds": {"type": int, "default": 120, "help": "for reading its pages"},
    "--site": {"required": True, "help": "the address of the site"},
}
COMMANDS = {
    pack: ["site", "tar"],
    changes: [],
    gate: [],
    release: ["--into", "--run", "--commit", "--repository"],
    notebooks: ["tar"],
    receive: ["--into", "--site", "--previews", "--seconds", "--repository"],
    put: ["previews", "number", "site"],
    comment: ["number", "file", "--repository"],
    sweep: ["previews", "--repository"],
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m verified.hosting",
        description=hosting.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for function, arguments in COMMANDS.items():
        one = commands.add_parser(function.__name__, help=function.__doc__)
        one.set_defaults(function=function)
        for name in arguments:
            one.add_argument(name, **ARGUMENTS[name])
    options = parser.parse_args()
    try:
        options.function(options)
    except (GitHubError, UntrustedArtifactError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
