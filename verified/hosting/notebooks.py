"""The branch that Colab opens notebooks from: those of the site that was published, one commit."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from verified.hosting import artifact, manifest
from verified.hosting.github import GitHubError, git

BRANCH = "notebooks"


def lay_out(site: Path, into: Path) -> list[Path]:
    """Copy the notebooks of a site, each named as its page below ``docs/``; their names.

    In the site ``zh/saving.ipynb`` is ``saving/saving.ipynb``, beside its page; other languages
    are in folders of their own, and so is an older PyTorch, which is left where it is.
    """
    names, languages = [], manifest.read(site)
    for path in sorted(site.rglob("*.ipynb")):
        place = path.relative_to(site)
        if manifest.OLDER.fullmatch(place.parts[0]):
            continue
        language, below = languages.place(place.as_posix())
        folder = Path(below).parent
        names.append(language / (folder if path.stem == "index" else folder.parent) / path.name)
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
        index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        git(repository, f"--work-tree={into}", "add", "--all", "--force", ".", **index)
        tree = git(repository, "write-tree", **index)
        commit = git(repository, "commit-tree", tree, "-m", "Notebooks of the published site")
        git(repository, "push", "--quiet", "--force", "origin", f"{commit}:refs/heads/{BRANCH}")
    return names
