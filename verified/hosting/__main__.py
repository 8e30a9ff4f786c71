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

from verified import hosting
from verified.hosting import artifact, comment, gate, github, notebooks, previews, release
from verified.hosting.artifact import UntrustedArtifactError
from verified.hosting.compare import compare
from verified.hosting.github import GitHubError


def pack(arguments: argparse.Namespace) -> None:
    github.output(digest=artifact.pack(arguments.site, arguments.tar))


def gate_(arguments: argparse.Namespace) -> None:
    needs = json.loads(os.environ["NEEDS"])
    if faults := gate.faults(needs, os.environ["GITHUB_EVENT_NAME"]):
        raise GitHubError("\n".join(faults))
    print(f"{len(needs)} jobs ended as they were meant to")


def release_(arguments: argparse.Namespace) -> None:
    where = (arguments.repository, arguments.into)
    github.output(commit=release.release(*where, arguments.run, arguments.commit))


def notebooks_(arguments: argparse.Namespace) -> None:
    names = notebooks.publish(arguments.tar, Path())
    print(f"{len(names)} notebooks on the branch {notebooks.BRANCH}")


def receive(arguments: argparse.Namespace) -> None:
    """Write ``comment.md`` and, where it may be shown, ``site/`` into the folder."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    pull = previews.number(event, arguments.repository)
    if pull is None:
        github.output(number="", shown="false")
        return
    run = event["workflow_run"]
    url = previews.url(arguments.previews, pull, arguments.site) if arguments.previews else ""
    arguments.into.mkdir(parents=True)
    site = arguments.into / "site"
    try:
        _fetch(arguments.repository, run["id"], "preview", site)
        with tempfile.TemporaryDirectory() as folder, _at_most(arguments.seconds):
            before = _published(arguments.repository, Path(folder, "before"))
            text = comment.render(compare(before, site), run["head_sha"], url, arguments.site)
        ok = True
    except (UntrustedArtifactError, GitHubError, ValueError) as error:
        text, ok = comment.refusal(str(error), run["head_sha"], run["html_url"]), False
    Path(arguments.into, "comment.md").write_text(text, encoding="utf-8")
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


def _fetch(repository: str, run: int, name: str, into: Path) -> None:
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
            _fetch(repository, run["id"], "site", into)
            return into
    return None


def put(arguments: argparse.Namespace) -> None:
    previews.put(arguments.previews, arguments.number, arguments.site)


def comment_(arguments: argparse.Namespace) -> None:
    text = arguments.file.read_text(encoding="utf-8")
    comment.post(text, arguments.number, arguments.repository)


def sweep(arguments: argparse.Namespace) -> None:
    pulls = github.every(f"repos/{arguments.repository}/pulls?state=open&per_page=100")
    gone = previews.sweep(arguments.previews, (pull["number"] for pull in pulls))
    print(f"removed: {', '.join(map(str, gone)) or 'none'}")


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python3 -m verified.hosting", description=hosting.__doc__, formatter_class=form
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name, function, help, *arguments, repository=False):
        one = commands.add_parser(name, help=help)
        one.set_defaults(function=function)
        if repository:
            here = os.environ.get("GITHUB_REPOSITORY")
            one.add_argument("--repository", default=here, required=not here, help="owner/name")
        for words, options in arguments:
            one.add_argument(*words, **options)

    def argument(*words, **options):
        return words, options

    number = argument("number", type=int, help="of the pull request")
    folder = argument("previews", type=Path, help="a checkout of the previews' repository")
    site = argument("site", type=Path, help="the folder of the site")
    into = argument("--into", type=Path, required=True, help="a folder to write into")

    command(
        "pack", pack, "a site as one file; its SHA-256", site,
        argument("tar", type=Path, help="the file to write"),
    )  # fmt: skip
    command("gate", gate_, "hold the NEEDS of the last job against the rules")
    command(
        "release", release_, "the artifact of a commit of main, if it may be published", into,
        argument("--run", type=int, required=True, help="the run of ci.yml that has just made it"),
        argument("--commit", default="", help="the commit of main to go back to instead"),
        repository=True,
    )  # fmt: skip
    command(
        "notebooks", notebooks_, "the notebooks of a packed site, pushed to their branch",
        argument("tar", type=Path, help="the packed site"),
    )  # fmt: skip
    command(
        "receive", receive, "check the artifact of GITHUB_EVENT_PATH's run; write the comment",
        into,
        argument("--site", required=True, help="the address of the site"),
        argument("--previews", default="", help="the address of the previews, if there are any"),
        argument("--seconds", type=int, default=120, help="for reading its pages"),
        repository=True,
    )  # fmt: skip
    command("put", put, "show a checked site as a preview", folder, number, site)
    command(
        "comment", comment_, "write or edit the comment", number,
        argument("file", type=Path, help="its text"),
        repository=True,
    )  # fmt: skip
    command("sweep", sweep, "remove previews of closed pull requests", folder, repository=True)

    arguments = parser.parse_args()
    try:
        arguments.function(arguments)
    except (GitHubError, UntrustedArtifactError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
