"""A GitHub on this machine, with a published site, and a repository to push to."""

from pathlib import Path

import pytest
from fake_github import GitHub
from made_site import COMMIT, commit, git, good, packed


@pytest.fixture
def github(tmp_path, monkeypatch):
    """A GitHub on this machine, and the `gh` that reaches it."""
    github = GitHub(tmp_path / "github")
    for name, value in github.environment.items():
        monkeypatch.setenv(name, value)
    return github


@pytest.fixture
def published(github, tmp_path):
    """A GitHub on which the commit's site was built, verified and attested."""
    tar = packed(good(tmp_path / "site"))
    github.artifact(github.run(COMMIT), "site", tar)
    github.attest(tar, COMMIT)
    github.tar = tar
    return github


@pytest.fixture
def repository(tmp_path):
    """A bare repository with a first commit, and what clones it."""
    first, bare = tmp_path / "first", tmp_path / "repository.git"
    first.mkdir()
    (first / "README.md").write_text("First\n")
    git(first, "init", "--quiet")
    commit(first)
    git(tmp_path, "clone", "--quiet", "--bare", first, bare)

    def clone(name) -> Path:
        git(tmp_path, "clone", "--quiet", "--depth", "1", bare.as_uri(), name)
        return tmp_path / name

    clone.bare = bare
    return clone
