"""What is published is the very file that was verified."""

import random

import pytest
from conftest import ROOT
from fake_github import US
from made_site import COMMIT, LATER, good, hosting, packed, page, result, write
from selectolax.lexbor import LexborHTMLParser

from verified.hosting import artifact, built, release
from verified.hosting.github import GitHubError

pytest_plugins = ("hosting_fixtures",)


def test_the_very_file_that_was_verified_is_published(published, tmp_path):
    assert release.fetch(US, tmp_path / "out", run=1) == COMMIT
    assert (tmp_path / "out" / artifact.NAME).read_bytes() == published.tar.read_bytes()


def refused(tmp_path, run=1, commit=""):
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
    published.save()
    assert said in refused(tmp_path)


def test_what_no_attestation_speaks_of_is_not_published(published, tmp_path):
    for attested in ([], [["0" * 64, COMMIT, *published.state["attested"][0][2:]]]):
        published.state["attested"] = attested
        published.save()
        assert "no attestations found" in refused(tmp_path)


@pytest.mark.parametrize("place, value", [(1, LATER), (2, f"{US}/evil.yml"), (3, "refs/heads/x")])
def test_the_attestation_of_another_build_does_not_count(published, tmp_path, place, value):
    published.state["attested"][0][place] = value
    published.save()
    assert "no attestations found" in refused(tmp_path)


def test_an_artifact_that_was_exchanged_is_not_published(published, tmp_path):
    tar = packed(write(tmp_path / "other", [result()], one=page("Else", p_one="passed")))
    published.state["artifacts"].clear()
    published.artifact(published.state["runs"][0], "site", tar)
    assert "no attestations found" in refused(tmp_path)
    published.state["artifacts"][0]["digest"] = f"sha256:{'0' * 64}"
    published.save()
    assert "what GitHub sent is not the artifact" in refused(tmp_path)


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
    published.save()
    assert said in refused(tmp_path)


def test_of_two_artifacts_of_one_name_none_is_published(published, tmp_path):
    published.artifact(published.state["runs"][0], "site", published.tar)
    assert "has 2 artifacts named site" in refused(tmp_path)


def red(site):
    write(site, [result()], one=page("One", p_one="failed"))


def outdated(site):
    write(site, [result()], one=page("One", p_one="outdated"))


def unverified(site):
    write(site, [result()], one=page("One", problems=2, p_one="passed"))


def missing(site):
    write(site, [result()], one=page("One", p_one="passed", p_two="passed"))


def failed(site):
    write(site, [result(outcome="failed")], one=page("One", p_one="passed"))


def no_evidence(site):
    (good(site) / "verified.json").unlink()


def no_json(site):
    (good(site) / "verified.json").write_text('{"results": [{"block": 1}]}')


def no_manifest(site):
    (good(site) / "manifest.json").unlink()


def heavy(site):
    one = page("One", head='<script src="../a.js">', p_one="passed")
    write(site, [result()], one=one)
    (site / "a.js").write_bytes(random.Random(1).randbytes(built.BUDGET))


def no_page(site):
    write(site, [result()])
    for path in site.rglob("*.html"):
        path.unlink()
    (site / "manifest.json").write_text('{"languages": {"zh": ""}, "pages": []}')


@pytest.mark.parametrize(
    "spoil, said",
    [
        (red, "one/: p/one.py failed"),
        (outdated, "one/: there is no evidence of p/one.py"),
        (unverified, "one/: `make site` would refuse it; problems: 2"),
        (missing, "one/: there is no evidence of p/two.py"),
        (failed, "one/: there is no evidence of p/one.py"),
        (no_evidence, "verified.json: there is no evidence"),
        (no_json, "verified.json is malformed"),
        (no_manifest, "there is no manifest.json"),
        (heavy, "bytes at first view, more than 250000"),
        (no_page, "there is no page"),
    ],
)
def test_a_site_that_does_not_hold_is_not_published_whoever_attests_it(
    github, tmp_path, spoil, said
):
    site = tmp_path / "site"
    site.mkdir()
    spoil(site)
    tar = packed(site)
    github.artifact(github.run(COMMIT), "site", tar)
    github.attest(tar, COMMIT)
    assert said in refused(tmp_path)


def test_a_program_for_gpus_alone_needs_no_evidence_of_the_cpu(tmp_path):
    one = page("One", p_one="passed", p_gpu="elsewhere")
    assert built.publish_blockers(write(tmp_path, [result()], one=one)) == []


def test_the_real_site_may_be_published(site):
    assert built.publish_blockers(site) == []
    shown = {name for page in built.pages(site).values() for name in page.programs}
    assert len(shown) > 50 and shown <= {r["block"] for r in built.results(site)}


def test_an_older_run_does_not_take_the_place_of_a_newer(published, tmp_path):
    published.run(LATER)
    assert f"{LATER} of main is newer" in refused(tmp_path)


def test_one_command_goes_back_to_an_earlier_artifact(published, tmp_path):
    published.run(LATER)
    result = hosting("release", "--into", tmp_path / "out", "--run", "2", "--commit", COMMIT)
    assert (result.returncode, result.stdout) == (0, f"commit={COMMIT}\n"), result.stderr
    assert (tmp_path / "out" / artifact.NAME).read_bytes() == published.tar.read_bytes()


def test_there_is_no_way_back_to_what_never_held(published, tmp_path):
    published.run(LATER, status="failure")
    for commit in (LATER, "c" * 40, "main", "HEAD&branch=x"):
        assert "no run of ci.yml has succeeded on main" in refused(tmp_path, 2, commit)


@pytest.mark.parametrize(
    "url", ["https://us.github.io/docs/", "https://docs.example/", "https://docs.example"]
)
def test_the_site_has_one_address_and_the_other_language_lies_below_it(project, url):
    assert addresses(project, url) == {
        "SITE_URL": f"{url.rstrip('/')}/",
        "SITE_URL_EN": f"{url.rstrip('/')}/en/",
    }


def addresses(project, url):
    show = "\nurls:\n\t@env | grep ^SITE_URL\n"
    project.write("Makefile", (ROOT / "Makefile").read_text() + show)
    said = project.run("make", "--no-print-directory", "urls", SITE_URL=url).stdout.split()
    return dict(line.split("=", 1) for line in said)


@pytest.mark.parametrize("path", ["/docs/", "/"])
def test_a_site_may_lie_below_a_path_or_on_a_domain_of_its_own(project, path):
    url = f"https://docs.example{path}"
    project.page("one", "# One { #one }\n\n[home](index.md)\n")
    result = project.run("python", "-m", "verified", "preview", **addresses(project, url))
    assert result.returncode == 0, result.stderr
    site = project.root / "site"
    assert f"{url}one/" in (site / "sitemap.xml").read_text()
    links = 0
    for html in site.rglob("*.html"):
        for node in LexborHTMLParser(html.read_text()).css("[href], [src]"):
            to = node.attributes.get("href") or node.attributes.get("src") or ""
            links += 1
            assert to.startswith(path) or not to.startswith("/"), (html, to)
    assert links > 50
