"""GitHub, reached through its command line `gh`, which the runners have, and git."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from verified.hosting.artifact import LIMITS

CI = ".github/workflows/ci.yml"
_AUTHOR = ("-c", "user.name=docs", "-c", "user.email=docs@users.noreply.github.com")


class GitHubError(Exception):
    """GitHub does not have what was asked for, or it is not what it has to be; or git says no."""


def api(path: str, body: object = None, method: str = "GET") -> Any:
    """One call of GitHub's API; the answer, parsed."""
    command = ["api", "--method", method, path, *(["--input", "-"] if body else [])]
    return json.loads(_gh(command, json.dumps(body) if body else "") or b"null")


def every(path: str) -> list[Any]:
    """The answers of all pages of a list."""
    pages = json.loads(_gh(["api", "--paginate", "--slurp", path]))
    return [item for page in pages for item in page]


def runs(repository: str, more: str = "") -> list[Any]:
    """The runs of ci.yml for pushes to main that have succeeded, the newest first."""
    where = "branch=main&event=push&status=success"
    name = Path(CI).name
    answer = api(f"repos/{repository}/actions/workflows/{name}/runs?{where}{more}")
    return sorted(answer["workflow_runs"], key=lambda run: -run["run_number"])


def artifact(repository: str, run: int, name: str) -> Any:
    """A run's artifact of a name; ``None`` where it has none."""
    answer = api(f"repos/{repository}/actions/runs/{run}/artifacts?name={name}&per_page=100")
    found = [a for a in answer["artifacts"] if a["name"] == name]
    if len(found) > 1:
        raise GitHubError(f"run {run} has {len(found)} artifacts named {name}, and not one")
    if found and found[0]["expired"]:
        what = f"the artifact {name} of run {run}"
        raise GitHubError(f"{what} has expired; GitHub keeps it no longer")
    return found[0] if found else None


def download(repository: str, artifact: Any, into: Path) -> None:
    """Write an artifact's ZIP, as GitHub keeps it."""
    name, size, most = artifact["name"], artifact["size_in_bytes"], LIMITS.packed
    if size > most:
        raise GitHubError(f"the artifact {name} has {size} bytes, more than {most}")
    into.write_bytes(_gh(["api", f"repos/{repository}/actions/artifacts/{artifact['id']}/zip"]))


def attested(file: Path, repository: str, commit: str) -> None:
    """Make sure that ci.yml, on main, on GitHub's own runner, made this file of this commit.

    Raises:
        GitHubError: where no signed attestation says so.
    """
    where = ["--repo", repository, "--signer-workflow", f"{repository}/{CI}"]
    what = ["--source-ref", "refs/heads/main", "--source-digest", commit]
    _gh(["attestation", "verify", str(file), *where, *what, "--deny-self-hosted-runners"])


def output(**values: object) -> None:
    """Tell the workflow's next steps."""
    lines = "".join(f"{name}={value}\n" for name, value in values.items())
    print(lines, end="")
    if path := os.environ.get("GITHUB_OUTPUT"):
        with open(path, "a", encoding="utf-8") as file:
            file.write(lines)


def git(repository: Path, *command: str, **environment: str) -> str:
    """Run a git command in a repository; what it prints.

    Raises:
        GitHubError: where it fails, with what it says.
    """
    words = ["git", "-C", str(repository), *_AUTHOR, *command]
    return _run(words, f"git {command[0]}", env={**os.environ, **environment}).decode().strip()


def _gh(command: list[str], given: str = "") -> bytes:
    return _run(["gh", *command], f"gh {' '.join(command[:4])}", input=given.encode() or None)


def _run(command: list[str], name: str, **how: Any) -> bytes:
    result = subprocess.run(command, capture_output=True, **how)
    if result.returncode:
        said = result.stderr.decode(errors="replace").strip()
        raise GitHubError(f"{name}: {said or f'status {result.returncode}'}")
    return result.stdout
