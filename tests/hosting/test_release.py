"""What is published is the very file that was verified."""

import json
import random

import pytest
from fake_github import US
from made_site import COMMIT, LATER, environment_of_make, hosting, packed, page, result, write

from verified.hosting import artifact, built, release
from verified.hosting.github import GitHubError

pytest_plugins = ("hosting_fixtures",)


def test_the_very_file_that_was_verified_is_published(published, tmp_path):
    assert release.fetch(US, tmp_path / "out", run=1) == COMMIT
    assert (tmp_path / "out" / artifact.NAME).read_bytes() == published.tar.read_bytes()


def refused(github, tmp_path, run=1, commit=""):
    """Why the site of a GitHub as it is now is not published."""
    github.save()
    with pytest.raises(GitHubError) as error:
        release.fetch(US, tmp_path / "out", run=run, commit=commit)
    assert not (tmp_path / "out" / artifact.NAME).exists()
    return str(error.value)


@pytest.mark.parametrize(
    "field, value, said",
    [
        ("event", "pull_request", "event is 'pull_request', and not 'push'"),
        ("event", "workflow_dispatch", "event is"),
        ("head_branch", "next", "head_branch is 'next', and not 'main'"),
        ("path", ".github/workflows/gpu.yml", "path is"),
        ("head_repository", {"full_name": "stranger/docs"}, "head_repository is"),
        ("head_repository", None, "head_repository is"),
    ],
)
def test_only_a_push_to_main_is_published(published, tmp_path, field, value, said):
    published.state["runs"][0][field] = value
    assert said in refused(published, tmp_path)


@pytest.mark.parametrize(
    "place, value", [(0, "0" * 64), (1, LATER), (2, f"{US}/evil.yml"), (3, "refs/heads/x")]
)
def test_what_no_attestation_speaks_of_is_not_published(published, tmp_path, place, value):
    published.state["attested"][0][place] = value
    assert "no attestations found" in refused(published, tmp_path)


def test_an_artifact_that_was_exchanged_is_not_published(published, tmp_path):
    tar = packed(write(tmp_path / "other", [result()], one=page("Else", p_one="passed")))
    published.state["artifacts"].clear()
    published.artifact(published.state["runs"][0], "site", tar)
    assert "no attestations found" in refused(published, tmp_path)
    published.state["artifacts"][0]["digest"] = f"sha256:{'0' * 64}"
    assert "what GitHub sent is not the artifact" in refused(published, tmp_path)


@pytest.mark.parametrize(
    "change, said",
    [
        ({"expired": True}, "has expired"),
        ({"name": "preview"}, "has made no site"),
        ({"size_in_bytes": 10**9}, "more than"),
    ],
)
def test_an_artifact_that_is_not_there_is_not_published(published, tmp_path, change, said):
    published.state["artifacts"][0].update(change)
    assert said in refused(published, tmp_path)


def test_of_two_artifacts_of_one_name_none_is_published(published, tmp_path):
    published.artifact(published.state["runs"][0], "site", published.tar)
    assert "has 2 artifacts named site" in refused(published, tmp_path)


HELD = {"p_one": "passed"}
FAILED = json.dumps({"results": [result(outcome="failed")]}).encode()
HEAVY = {"head": '<script src="../a.js">', **HELD}
NO_PAGE = {"index.html": None, "one/index.html": None}
NO_PAGE |= {"manifest.json": b'{"languages": {"zh": ""}, "pages": []}'}


@pytest.mark.parametrize(
    "said, about, files",
    [
        ("one/: p/one.py failed", {"p_one": "failed"}, {}),
        ("one/: there is no evidence of p/one.py", {"p_one": "outdated"}, {}),
        ("one/: there is no evidence of p/one.py", HELD, {"verified.json": FAILED}),
        ("one/: there is no evidence of p/two.py", {**HELD, "p_two": "passed"}, {}),
        ("one/: `make site` would refuse it; problems: 2", {**HELD, "problems": 2}, {}),
        ("verified.json: there is no evidence", HELD, {"verified.json": None}),
        ("verified.json is malformed", HELD, {"verified.json": b'{"results": [{"block": 1}]}'}),
        ("there is no manifest.json", HELD, {"manifest.json": None}),
        ("than 250000", HEAVY, {"a.js": random.Random(1).randbytes(built.BUDGET)}),
        ("there is no page", HELD, NO_PAGE),
    ],
)
def test_a_site_that_does_not_hold_is_not_published_whoever_attests_it(
    github, tmp_path, said, about, files
):
    site = write(tmp_path / "site", [result()], one=page("One", **about))
    for name, content in files.items():
        (site / name).write_bytes(content) if content else (site / name).unlink()
    tar = packed(site)
    github.artifact(github.run(COMMIT), "site", tar)
    github.attest(tar, COMMIT)
    assert said in refused(github, tmp_path)


def test_a_program_for_gpus_alone_needs_no_evidence_of_the_cpu(tmp_path):
    one = page("One", p_one="passed", p_gpu="elsewhere")
    assert built.publish_blockers(write(tmp_path, [result()], one=one)) == []


def test_the_real_site_may_be_published(site):
    assert built.publish_blockers(site) == []
    shown = {name for page in built.pages(site).values() for name in page.programs}
    assert len(shown) > 50 and shown <= {r["block"] for r in built.results(site)}


def test_an_older_run_does_not_take_the_place_of_a_newer(published, tmp_path):
    published.run(LATER)
    assert f"{LATER} of main is newer" in refused(published, tmp_path)


def test_one_command_goes_back_to_an_earlier_artifact(published, tmp_path):
    published.run(LATER)
    result = hosting("release", "--into", tmp_path / "out", "--run", "2", "--commit", COMMIT)
    assert (result.returncode, result.stdout) == (0, f"commit={COMMIT}\n"), result.stderr
    assert (tmp_path / "out" / artifact.NAME).read_bytes() == published.tar.read_bytes()


def test_there_is_no_way_back_to_what_never_held(published, tmp_path):
    published.run(LATER, status="failure")
    for commit in (LATER, "c" * 40, "main", "HEAD&branch=x"):
        assert "no run of ci.yml has succeeded on main" in refused(published, tmp_path, 2, commit)


@pytest.mark.parametrize("home", ["https://us.github.io/docs", "https://docs.example"])
def test_the_site_has_one_address_and_the_other_language_lies_below_it(project, home):
    for url in (home, f"{home}/"):
        told = environment_of_make(project, SITE_URL=url)
        assert (told["SITE_URL"], told["SITE_URL_EN"]) == (f"{home}/", f"{home}/en/")
