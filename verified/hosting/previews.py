"""Previews of pull requests: which one an event speaks of, and the repository that shows them.

That repository belongs to another owner, so that its pages have another origin than the site: a
preview's JavaScript is a stranger's. It keeps one commit, with a folder ``pr-NUMBER`` for each.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from verified.hosting import github
from verified.hosting.github import GitHubError, git

_FOLDER = re.compile(r"pr-(\d+)")
_ATTEMPTS = 5
_ROBOTS = "User-agent: *\nDisallow: /\n"


def number(event: Any, repository: str) -> int | None:
    """The open pull request whose newest commit a finished run has built.

    The event says which commit of which branch that was; for a fork it names no pull request, so
    that GitHub is asked. What the run has made is not.

    Returns:
        Its number; ``None`` where it was closed, or has a newer commit, whose own run comes.
    """
    run = event["workflow_run"]
    if run["event"] != "pull_request" or run["path"].partition("@")[0] != github.CI:
        raise GitHubError(f"run {run['id']} is no run of {github.CI} for a pull request")
    home = run["head_repository"]
    head = quote(f"{home['owner']['login']}:{run['head_branch']}", safe="")
    pulls = github.every(f"repos/{repository}/pulls?state=open&per_page=100&head={head}")
    return min(
        (
            pull["number"]
            for pull in pulls
            if pull["head"]["sha"] == run["head_sha"]
            and (pull["head"]["repo"] or {}).get("id") == home["id"]
            and pull["base"]["repo"]["full_name"] == repository
        ),
        default=None,
    )


def url(base: str, pull: int, site: str) -> str:
    """Where the preview of a pull request is shown.

    Raises:
        GitHubError: where its pages would have the origin of the site's.
    """
    if _origin(base) == _origin(site):
        raise GitHubError(f"previews at {base} would have the origin of the site, {_origin(site)}")
    return f"{base.rstrip('/')}/pr-{pull}/"


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise GitHubError(f"{address!r} is no address of a site")
    default = {"http": 80, "https": 443}[parts.scheme]
    return parts.scheme, f"{parts.hostname}:{parts.port or default}"


def put(repository: Path, pull: int, site: Path) -> None:
    """Show a checked site as the preview of a pull request."""
    target = repository / f"pr-{int(pull)}"

    def change() -> None:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(site, target)

    _publish(repository, change)


def sweep(repository: Path, still_open: Iterable[int]) -> list[int]:
    """Remove the previews of all pull requests but these; which they were."""
    keep = set(still_open)
    gone: set[int] = set()

    def change() -> None:
        for folder in repository.iterdir():
            match = _FOLDER.fullmatch(folder.name)
            if match and int(match[1]) not in keep:
                shutil.rmtree(folder)
                gone.add(int(match[1]))

    _publish(repository, change)
    return sorted(gone)


def _publish(repository: Path, change: Callable[[], None]) -> None:
    """Make what lies there, changed, the one commit of its branch: nothing removed is kept.

    Another preview may come between: then the change is made to what it has left.
    """
    branch = git(repository, "symbolic-ref", "--short", "HEAD")
    for attempt in range(_ATTEMPTS):
        old = git(repository, "rev-parse", "HEAD")
        change()
        (repository / "robots.txt").write_text(_ROBOTS, encoding="utf-8")
        (repository / ".nojekyll").touch()
        git(repository, "add", "--all", "--force")
        tree = git(repository, "write-tree")
        if tree == git(repository, "rev-parse", f"{old}^{{tree}}"):
            return
        new = git(repository, "commit-tree", tree, "-m", "Previews of the open pull requests")
        lease = f"--force-with-lease=refs/heads/{branch}:{old}"
        try:
            git(repository, "push", "--quiet", lease, "origin", f"{new}:refs/heads/{branch}")
        except GitHubError:
            if attempt + 1 == _ATTEMPTS:
                raise
            git(repository, "fetch", "--quiet", "--depth=1", "origin", branch)
            git(repository, "reset", "--quiet", "--hard", "FETCH_HEAD")
        else:
            git(repository, "reset", "--quiet", "--hard", new)
            return
