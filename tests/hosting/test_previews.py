"""Which pull request a finished run belongs to, and the repository that shows previews."""

import pytest
from fake_github import US
from made_site import LATER, files_on, finished, git, good, hosting

from verified.hosting import previews
from verified.hosting.github import GitHubError

pytest_plugins = ("hosting_fixtures",)


def test_a_forks_pull_request_is_found_by_its_commit(github):
    event = finished(github)
    github.pull(7, finished(github, commit=LATER)["workflow_run"])
    assert previews.number(event, US) is None, "it has a newer commit"
    github.pull(8, event["workflow_run"], state="closed")
    assert previews.number(event, US) is None, "it is closed"
    pull = github.pull(9, event["workflow_run"])
    assert previews.number(event, US) == 9
    pull["head"]["repo"] = None
    github.save()
    assert previews.number(event, US) is None, "the fork is gone"
    pull["head"]["repo"] = {"id": 1}
    github.save()
    assert previews.number(event, US) is None, "another repository of that owner"


@pytest.mark.parametrize("change", [{"event": "push"}, {"path": ".github/workflows/evil.yml"}])
def test_other_runs_have_no_preview(github, change):
    with pytest.raises(GitHubError, match="is no run of"):
        previews.number(finished(github, **change), US)


def test_a_branch_may_have_any_name(github):
    for name in ("a&state=closed", "a#b", "修复", "a b/c"):
        event = finished(github, head_branch=name)
        github.state["pulls"].clear()
        github.pull(3, event["workflow_run"])
        assert previews.number(event, US) == 3


@pytest.mark.parametrize(
    "base, site",
    [
        ("https://us.github.io/previews/", "https://us.github.io/docs/"),
        ("https://docs.example:443/p", "https://DOCS.example"),
        ("ftp://previews.example", "https://docs.example"),
        ("previews.example", "https://docs.example"),
    ],
)
def test_a_preview_never_has_the_origin_of_the_site(base, site):
    with pytest.raises(GitHubError):
        previews.url(base, 1, site)


def test_a_preview_has_an_address_of_its_own():
    url = previews.url("https://us-previews.github.io/p/", 12, "https://us.github.io/docs/")
    assert url == "https://us-previews.github.io/p/pr-12/"


def test_previews_come_are_replaced_and_go_with_their_pull_requests(github, repository, tmp_path):
    checkout, bare = repository("a"), repository.bare
    for number in (1, 2, 12):
        previews.put(checkout, number, good(tmp_path / f"s{number}"))
    (tmp_path / "s1/one/index.html").rename(tmp_path / "s1/new.html")
    previews.put(checkout, 1, tmp_path / "s1")
    found = files_on(bare)
    assert {"README.md", "robots.txt", ".nojekyll", "pr-1/new.html", "pr-2/index.html"} <= found
    assert "pr-1/one/index.html" not in found, "what the newer one has not"
    assert git(bare, "rev-list", "--count", "main") == "1", "nothing removed is kept"
    run = finished(github)["workflow_run"]
    for number, state in {1: "open", 2: "closed", 99: "open"}.items():
        github.pull(number, run, state)
    for name, gone in {"b": "2, 12", "c": "none"}.items():
        result = hosting("sweep", repository(name))
        assert (result.returncode, result.stdout) == (0, f"removed: {gone}\n"), result.stderr
        left = {path.partition("/")[0] for path in files_on(bare)}
        assert left == {"README.md", "robots.txt", ".nojekyll", "pr-1"}


def test_two_previews_at_once_both_arrive(repository, tmp_path):
    one, two = repository("a"), repository("b")
    previews.put(one, 1, good(tmp_path / "s1"))
    previews.put(two, 2, good(tmp_path / "s2"))
    assert {"pr-1/index.html", "pr-2/index.html"} <= files_on(repository.bare)


def test_a_preview_that_cannot_be_shown_is_an_error(repository, tmp_path):
    checkout = repository("a")
    repository.bare.rename(tmp_path / "gone.git")
    with pytest.raises(GitHubError, match="git fetch: "):
        previews.put(checkout, 1, good(tmp_path / "s1"))
