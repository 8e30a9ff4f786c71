"""Colab opens notebooks from a branch: those of the site that was published, one commit."""

from made_site import files_on, git, good, hosting, packed

pytest_plugins = ("hosting_fixtures",)


def site(folder, *names):
    """A packed site with these notebooks."""
    good(folder)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}")
    return packed(folder)


def test_the_notebooks_of_what_is_published_are_the_one_commit_of_their_branch(
    repository, tmp_path
):
    checkout, bare = repository("a"), repository.bare
    first = site(tmp_path / "s1", "old/old.ipynb", "en/old/old.ipynb")
    assert hosting("notebooks", first, cwd=checkout).returncode == 0
    assert files_on(bare, "notebooks") == {"zh/old.ipynb", "en/old.ipynb"}
    names = ("index.ipynb", "en/index.ipynb", "a/b/b.ipynb", "c/index.ipynb", "2.14/old/old.ipynb")
    done = hosting("notebooks", site(tmp_path / "s2", *names), cwd=checkout)
    assert "4 notebooks on the branch notebooks" in done.stdout
    assert files_on(bare, "notebooks") == {
        "zh/index.ipynb",
        "en/index.ipynb",
        "zh/a/b.ipynb",
        "zh/c/index.ipynb",
    }
    assert git(bare, "rev-list", "--count", "notebooks") == "1"
    assert git(checkout, "status", "--porcelain") == "", "the checkout stays as it is"


def test_a_site_without_notebooks_leaves_the_branch_as_it_is(repository, tmp_path):
    checkout = repository("a")
    hosting("notebooks", site(tmp_path / "s1", "old/old.ipynb"), cwd=checkout)
    done = hosting("notebooks", site(tmp_path / "s2"), cwd=checkout)
    assert done.returncode == 1 and "has no notebook" in done.stderr
    assert files_on(repository.bare, "notebooks") == {"zh/old.ipynb"}


def test_notebooks_that_cannot_be_pushed_are_an_error(repository, tmp_path):
    checkout = repository("a")
    repository.bare.rename(tmp_path / "gone")
    done = hosting("notebooks", site(tmp_path / "s1", "old/old.ipynb"), cwd=checkout)
    assert done.returncode == 1 and done.stderr.startswith("git push: ")
