"""What may be published: the very file that the verified build of a commit of main has made."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from verified.hosting import artifact, built, github
from verified.hosting.github import GitHubError


def fetch(repository: str, into: Path, run: int, commit: str = "") -> str:
    """Write ``artifact.tar`` into a folder, once nothing speaks against publishing it.

    Args:
        repository: the repository, ``owner/name``.
        into: the folder.
        run: the run of ci.yml whose site is published, after its checks have passed.
        commit: instead, to go back: the commit of main whose site is published again.

    Returns:
        The commit.

    Raises:
        GitHubError: where something does, with all of it.
    """
    if commit:
        found = github.runs(repository, f"&head_sha={commit}")
        if not found:
            raise GitHubError(f"no run of ci.yml has succeeded on main for the commit {commit!r}")
        about = found[0]
    else:
        about = github.api(f"repos/{repository}/actions/runs/{run}")
        newer = [r for r in github.runs(repository) if r["run_number"] > about["run_number"]]
        if newer:
            raise GitHubError(
                f"{newer[0]['head_sha']} of main is newer and has its own site; to go back to "
                f"{about['head_sha']} all the same, run publish.yml with it"
            )
    _of_main(about, repository)
    kept = github.artifact(repository, about["id"], "site")
    if kept is None:
        raise GitHubError(f"run {about['id']} has made no site")
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        packed, tar, site = (Path(folder, name) for name in ("site.zip", artifact.NAME, "site"))
        github.download(repository, kept, packed)
        if kept["digest"] != f"sha256:{artifact.digest(packed)}":
            raise GitHubError(f"what GitHub sent is not the artifact {kept['digest']}")
        artifact.open_zip(packed, tar)
        github.attested(tar, repository, about["head_sha"])
        artifact.unpack_tar(tar, site)
        if blockers := built.publish_blockers(site):
            raise GitHubError("\n".join(blockers))
        shutil.copyfile(tar, into / artifact.NAME)
    return about["head_sha"]


def _of_main(run: dict, repository: str) -> None:
    """Refuse a run that anything but a push to our main has started."""
    home = (run["head_repository"] or {}).get("full_name")
    for name, found, due in (
        ("path", run["path"].partition("@")[0], github.CI),
        ("event", run["event"], "push"),
        ("head_branch", run["head_branch"], "main"),
        ("head_repository", home, repository),
    ):
        if found != due:
            raise GitHubError(f"run {run['id']}: {name} is {found!r}, and not {due!r}")
