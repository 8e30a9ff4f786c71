"""The branch that Colab opens notebooks from: those of the site that was published, one commit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from verified.hosting import artifact, built
from verified.hosting.github import GitHubError

BRANCH = "notebooks"
_OLDER = re.compile(r"\d+\.\d+")  # the folder of a site for an older PyTorch


def lay_out(site: Path, into: Path) -> list[Path]:
    """Copy the notebooks of a site, each named as its page below ``docs/``; their names.

    In the site ``zh/saving.ipynb`` is ``saving/saving.ipynb``, beside its page; other languages
    are in folders of their own, and so is an older PyTorch, which is left where it is.
    """
    names = []
    folders = {folder: code for code, folder in built.manifest(site)["languages"].items()}
    for path in sorted(site.rglob("*.ipynb")):
        place = path.relative_to(site)
        if _OLDER.fullmatch(place.parts[0]):
            continue
        own = place.parts[0] if place.parts[0] in folders else ""
        language, place = folders[own], place.relative_to(own)
        folder = place.parent if place.stem == "index" else place.parent.parent
        names.append(language / folder / place.name)
        (into / names[-1]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, into / names[-1])
    return names


def publish(tar: Path, repository: Path) -> list[Path]:
    """Make the notebooks of a packed site the one commit of their branch; their names.

    Raises:
        GitHubError: where there is none, or git says no; the branch stays as it is.
    """
    with tempfile.TemporaryDirectory() as folder:
        site, into = Path(folder, "site"), Path(folder, "notebooks")
        into.mkdir()
        artifact.unpack_tar(tar, site)
        names = lay_out(site, into)
        if not names:
            raise GitHubError(f"{tar} has no notebook")

        def git(*command: str) -> str:
            who = [
                "-c",
                "user.name=notebooks",
                "-c",
                "user.email=notebooks@users.noreply.github.com",
            ]
            index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
            result = subprocess.run(
                ["git", "-C", str(repository), *who, *command],
                capture_output=True,
                text=True,
                env={**os.environ, **index},
            )
            if result.returncode:
                raise GitHubError(f"git {command[0]}: {result.stderr.strip()}")
            return result.stdout.strip()

        git(f"--work-tree={into}", "add", "--all", "--force", ".")
        commit = git("commit-tree", git("write-tree"), "-m", "Notebooks of the published site")
        git("push", "--quiet", "--force", "origin", f"{commit}:refs/heads/{BRANCH}")
    return names
